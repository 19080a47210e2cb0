import { dirname, sep } from 'node:path';
import { LabError, type Job } from '../../../contract/index.js';
import type { CollectionWriter, ImportCounts } from '../../collections/collectionWriter.js';
import type { JobHandle } from '../../jobs/jobRunner.js';
import { cifBatches, type CifBatch } from '../cifSources/cifBatches.js';
import { openCifSource } from '../cifSources/openCifSource.js';
import type { CifSource } from '../cifSources/cifSource.js';
import type { CifItem, ReadCifBatchOutput } from '../compute/tasks/readCifBatch.js';
import { counted } from '../counted.js';
import type { LabContext } from '../labContext.js';

export interface DatabaseImport {
  path: string;
  libraryName: string;
  licence?: string;
  citation?: string;
  /** Stands for path, size and time of the source where a copy of it is read. */
  identity?: string;
  /** After the end of it, whatever it was. */
  release?: () => void;
}

export const importTitle = (libraryName: string): string => `Importing ${libraryName}`;

const BATCH_MS = 60_000;
const FILE_MS = 10_000;

/**
 * Reads a folder or archive of any number of CIF files into an imported library, made when the name is new, as one job. The same call again
 * goes on where an import was cancelled or its process ended.
 * @throws LabError `conflict` for the name of another kind of library, or while this one is being imported
 */
export function startDatabaseImport(lab: LabContext, order: DatabaseImport): Job {
  const known = importedLibrary(lab, order.libraryName);
  const title = importTitle(order.libraryName);
  if (lab.jobs.active().some((job) => job.kind === 'import-library' && job.title === title))
    throw new LabError('conflict', `“${order.libraryName}” is being imported already.`);
  return lab.jobs.start('import-library', title, 0, (job) =>
    importDatabase(lab, order, known, job)
      .catch((error: unknown) => {
        throw order.identity === undefined ? error : withoutFolder(error, order.path);
      })
      .finally(() => order.release?.()),
  );
}

async function importDatabase(
  lab: LabContext,
  order: DatabaseImport,
  known: string | undefined,
  job: JobHandle,
): Promise<string> {
  const source = await openCifSource(order.path);
  const id = known ?? lab.collections.create(order.libraryName);
  const writer = lab.collections.writer(id);
  try {
    const { files, lastFile } = writer.begin(order.identity ?? source.identity, order.licence, order.citation);
    lab.events.emit('libraries.changed', {});
    if (files > 0) job.progress({ message: `Going on after ${lastFile}` });
    await readAll(lab, job, source, writer, files);
    writer.finish();
  } finally {
    closeWriter(lab, writer);
    lab.shelf.touch(id);
    lab.events.emit('libraries.changed', {});
  }
  return outcome(order.libraryName, writer.counts);
}

/** Where a copy lies says nothing to the person. */
function withoutFolder(error: unknown, path: string): unknown {
  if (!(error instanceof LabError)) return error;
  return new LabError(error.kind, error.message.replaceAll(`${dirname(path)}${sep}`, ''), {}, { cause: error });
}

function importedLibrary(lab: LabContext, name: string): string | undefined {
  const taken = lab.shelf.list().find((library) => library.name === name);
  if (taken === undefined) return undefined;
  if (taken.kind === 'imported') return taken.id;
  throw new LabError('conflict', `“${name}” is the name of another library; choose another one for the import.`);
}

/** What was read so far stays, whatever ended the import; where even that fails, what the last commit left. */
function closeWriter(lab: LabContext, writer: CollectionWriter): void {
  try {
    writer.commit();
  } catch (error) {
    lab.log('The last part of an import could not be kept', error);
  }
  writer.close();
}

async function readAll(
  lab: LabContext,
  job: JobHandle,
  source: CifSource,
  writer: CollectionWriter,
  skip: number,
): Promise<void> {
  // Results are taken in the order of the source, so that one number says what is done with.
  let read = skip;
  const waiting: { batch: CifBatch; result: Promise<ReadCifBatchOutput> }[] = [];
  const take = async (): Promise<void> => {
    const next = waiting.shift();
    if (next === undefined) return;
    const { batch, failures } = await next.result;
    job.throwIfCancelled();
    const all = [...next.batch.failures, ...failures];
    writer.add(batch, all, next.batch.files, next.batch.lastFile);
    all.forEach(({ item, message }) => job.failure(item, message));
    read += next.batch.files;
    job.progress({ done: read, total: source.total(read), before: skip, message: progressText(writer.counts) });
  };
  try {
    for await (const batch of cifBatches(source.items(skip))) {
      job.throwIfCancelled();
      const result = readBatch(lab, batch.items, job.signal);
      // Its error is met when its turn comes.
      result.catch(() => undefined);
      waiting.push({ batch, result });
      if (waiting.length > 2 * lab.compute.width) await take();
    }
  } finally {
    // Of a source that breaks off, what it gave before is kept.
    while (waiting.length > 0 && !job.signal.aborted) await take();
  }
}

async function readBatch(lab: LabContext, items: readonly CifItem[], signal: AbortSignal): Promise<ReadCifBatchOutput> {
  const doing = `Reading ${items[0]?.place ?? 'files'} and those behind it`;
  try {
    return await lab.compute.run('readCifBatch', items, { signal, doing, deadlineMs: BATCH_MS });
  } catch (error) {
    if (!(error instanceof LabError) || (error.kind !== 'timeout' && error.kind !== 'too-large')) throw error;
  }
  // One of them takes too long or too much memory: each alone tells which.
  const failures: ReadCifBatchOutput['failures'] = [];
  const good: CifItem[] = [];
  for (const item of items) {
    try {
      await lab.compute.run('readCifBatch', [item], { signal, doing: `Reading ${item.place}`, deadlineMs: FILE_MS });
      good.push(item);
    } catch (error) {
      if (!(error instanceof LabError) || error.kind === 'cancelled') throw error;
      failures.push({ item: item.place, message: error.message });
    }
  }
  const read = await lab.compute.run('readCifBatch', good, { signal, doing });
  return { batch: read.batch, failures: [...failures, ...read.failures] };
}

const progressText = ({ added, folded, failed }: ImportCounts): string =>
  `${counted(added, 'structure')}, ${folded} alike, ${failed} failed`;

function outcome(name: string, { added, known, folded, failed }: ImportCounts): string {
  const parts = [
    `${counted(added, 'structure')} added to “${name}”`,
    folded > 0 ? `${folded} were the same structure as another` : '',
    known > 0 ? `${known} ${known === 1 ? 'was' : 'were'} there already` : '',
    failed > 0 ? `${counted(failed, 'file')} failed` : '',
  ];
  return `${parts.filter((part) => part !== '').join(', ')}.`;
}
