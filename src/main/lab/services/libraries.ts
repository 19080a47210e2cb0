import { LabError, type Library, type LibraryImportReport, type Reference } from '../../../contract/index.js';
import type { Area } from '../handlers.js';
import { readInput } from '../imports/readInput.js';
import type { IncomingFile } from '../imports/importFiles.js';
import { walkFiles } from '../imports/walkFiles.js';
import { installables, isInstalled, startInstall } from '../install/installables.js';
import { counted } from '../counted.js';
import type { LabContext } from '../labContext.js';
import { ArchiveUploads } from '../libraries/archiveUploads.js';
import { importTitle, startDatabaseImport } from '../libraries/importDatabase.js';
import { failuresCsv, libraryCsv } from '../libraries/libraryCsv.js';
import { ownLibrary } from '../libraries/ownLibrary.js';
import { stampOwnLibrary } from '../libraries/stampOwnLibrary.js';
import { readReferenceFiles } from '../libraries/readReferenceFiles.js';

/** Files read and decoded at a time, for progress and cancel. */
const BATCH = 20;

export function librariesService(lab: LabContext): Area<'libraries'> {
  const uploads = new ArchiveUploads(lab.options.dataFolder);
  if (lab.options.mode === 'readwrite') uploads.clear();

  const changed = (libraryId: string): void => {
    lab.shelf.touch(libraryId);
    lab.events.emit('libraries.changed', {});
  };

  /** All or nothing: the library is made together with its references. */
  const store = (
    libraryName: string,
    technique: 'xrd' | 'raman',
    references: readonly Reference[],
  ): { libraryId: string; added: number; known: number } => {
    const result = lab.store.transaction(() => {
      const { id } = ownLibrary(lab, libraryName, technique);
      // The id follows from the content: the same structure twice is one reference.
      const own = new Map(references.map((reference) => renamed(reference, id)).map((one) => [one.summary.id, one]));
      const fresh = [...own.keys()].filter((one) => lab.store.references.get(one) === undefined).length;
      lab.store.references.insertMany(id, [...own.values()]);
      stampOwnLibrary(lab, id);
      return { libraryId: id, added: fresh, known: references.length - fresh };
    });
    changed(result.libraryId);
    return result;
  };

  return {
    'libraries.list': () => lab.shelf.list(),
    'libraries.enable': ({ id, enabled }) => {
      lab.shelf.get(id);
      lab.store.libraries.setEnabled(id, enabled);
      lab.events.emit('libraries.changed', {});
      return lab.shelf.get(id);
    },
    'libraries.delete': ({ id }) => {
      const library = lab.shelf.get(id);
      if (library.kind === 'built-in')
        throw new LabError('forbidden', `“${library.name}” is built in; switch it off instead.`);
      if (lab.shelf.isTemporary(id)) lab.shelf.deleteTemporary(id);
      else if (library.kind === 'imported') deleteImported(lab, library);
      else lab.store.libraries.delete(id);
      changed(id);
      return null;
    },
    'libraries.installable': () =>
      installables.map(({ id, name, megabytes, licence, citation }) => ({
        id,
        name,
        megabytes,
        licence,
        citation,
        installed: isInstalled(lab, id),
      })),
    'libraries.install': ({ id }) => startInstall(lab, id),
    'libraries.import': async ({ libraryName, files }): Promise<LibraryImportReport> => {
      const { references, failures } = await readReferenceFiles(lab, libraryName, files);
      if (references.length === 0) throw nothingRead(failures);
      return { ...store(libraryName, 'xrd', references), failures };
    },
    'libraries.importPaths': ({ libraryName, paths }) =>
      lab.jobs.start('import-library', `Importing references into ${libraryName}`, 0, async (job) => {
        const found = await walkFiles(paths, { accept: (name) => /\.(cif|zip)$/i.test(name) });
        found.failures.forEach(({ item, message }) => job.failure(item, message));
        job.progress({ total: found.files.length });
        const references: Reference[] = [];
        const failures = [...found.failures];
        for (let at = 0; at < found.files.length; at += BATCH) {
          job.throwIfCancelled();
          const files: IncomingFile[] = [];
          for (const { path, label } of found.files.slice(at, at + BATCH)) {
            try {
              files.push({ name: label, bytes: await readInput(path) });
            } catch (error) {
              if (!(error instanceof LabError)) throw error;
              failures.push({ item: label, message: error.message });
              job.failure(label, error.message);
            }
          }
          const read = await readReferenceFiles(lab, libraryName, files, job.signal);
          references.push(...read.references);
          failures.push(...read.failures);
          read.failures.forEach(({ item, message }) => job.failure(item, message));
          job.progress({ done: Math.min(at + BATCH, found.files.length), message: files.at(-1)?.name ?? '' });
        }
        job.throwIfCancelled();
        if (references.length === 0) throw nothingRead(failures);
        const { added, known } = store(libraryName, 'xrd', references);
        const there = known > 0 ? `, ${known} ${known === 1 ? 'was' : 'were'} there already` : '';
        return `${counted(added, 'reference')} added to “${libraryName}”${there}${failures.length > 0 ? `, ${counted(failures.length, 'item')} failed` : ''}.`;
      }),
    'libraries.importDatabase': (order) => startDatabaseImport(lab, order),
    'libraries.beginArchive': ({ fileName, size, modified }) => ({ uploadId: uploads.begin(fileName, size, modified) }),
    'libraries.addToArchive': async ({ uploadId, offset, bytes }) => {
      await uploads.add(uploadId, offset, bytes);
      return null;
    },
    'libraries.dropArchive': ({ uploadId }) => {
      uploads.drop(uploadId);
      return null;
    },
    'libraries.importArchive': async ({ uploadId, ...order }) => {
      const { path, identity } = await uploads.take(uploadId);
      const release = (): void => uploads.drop(uploadId);
      try {
        return startDatabaseImport(lab, { ...order, path, identity, release });
      } catch (error) {
        release();
        throw error;
      }
    },
    'libraries.csv': ({ id, what, offset }) =>
      what === 'references' ? libraryCsv(lab, id, offset) : failuresCsv(lab, id, offset),
    'libraries.imported': ({ id, offset, limit }) => {
      const collection = lab.collections.get(id);
      if (!collection) throw new LabError('not-found', 'This imported library is not there any more.');
      const { folded, failed } = collection.leftOut();
      return { count: collection.count(), folded, failed, failures: collection.failures(offset, limit) };
    },
    'libraries.openTemporary': async ({ name, files }): Promise<LibraryImportReport> => {
      const { references, failures } = await readReferenceFiles(lab, name, files);
      if (references.length === 0) throw nothingRead(failures);
      return { libraryId: lab.shelf.addTemporary(name, 'xrd', references).id, added: references.length, failures };
    },
    'libraries.addMeasurement': async ({ measurementId, libraryName, name, formula }) => {
      const measurement = lab.store.measurements.get(measurementId);
      const { spectrum, steps, peaks, radiation, laserWavelength, provenance } = measurement;
      const reference = await lab.compute.run(
        'referenceFromMeasurement',
        {
          spectrum,
          steps,
          peaks,
          name,
          formula,
          measurementId,
          source: `Own measurement ${provenance.fileName}, sha256 ${provenance.sha256.slice(0, 12)}`,
          ...(radiation ? { radiation } : {}),
          ...(laserWavelength === undefined ? {} : { laserWavelength }),
        },
        { deadlineMs: 30_000, doing: `Making a reference of ${measurement.name}` },
      );
      const { libraryId } = store(libraryName, spectrum.technique, [reference]);
      return { ...renamed(reference, libraryId).summary };
    },
  };
}

/** @throws LabError `conflict` while it is being imported */
function deleteImported(lab: LabContext, { id, name }: Library): void {
  if (lab.jobs.active().some((job) => job.title === importTitle(name)))
    throw new LabError('conflict', `“${name}” is being imported; cancel that first.`);
  lab.collections.delete(id);
  // Another library of the same name begins enabled.
  lab.store.libraries.setEnabled(id, true);
}

/** Ids of own references are unique within their library only. */
function renamed<T extends Reference>(reference: T, libraryId: string): T {
  return { ...reference, summary: { ...reference.summary, libraryId, id: `${libraryId}:${reference.summary.id}` } };
}

function nothingRead(failures: readonly { item: string; message: string }[]): LabError {
  const first = failures[0];
  if (!first)
    return new LabError(
      'invalid-input',
      'There is no CIF file among these. Choose .cif files, zips of them or folders that hold them.',
    );
  return new LabError(
    'damaged-file',
    failures.length === 1
      ? first.message
      : `None of ${failures.length} files gave a reference. The first: ${first.message}`,
  );
}
