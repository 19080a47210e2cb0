import { createHash } from 'node:crypto';
import {
  LabError,
  type ImportOutcome,
  type ParsedFile,
  type Radiation,
  type Technique,
  type TextLayout,
} from '../../../contract/index.js';
import { toEnvelope } from '../../transports/dispatch.js';
import { answeredLayout } from '../../../core/formats/delimited-text/answeredLayout.js';
import type { ReadFileResult } from '../../../core/formats/types.js';
import type { LabContext } from '../labContext.js';
import { mapLimited } from '../mapLimited.js';
import { groupSmall, readTogether } from './readTogether.js';
import { ownBytes } from '../ownBytes.js';
import type { StagedFiles } from './stagedFiles.js';
import { toMeasurements } from './toMeasurements.js';

export interface IncomingFile {
  name: string;
  bytes: Uint8Array;
}

export interface ImportPlace {
  projectId: string | null;
  signal?: AbortSignal | undefined;
  staged: StagedFiles;
  /** As the person said it for all of these files. */
  technique?: Technique | undefined;
  /** Of X-ray files that do not say theirs. */
  radiation?: Radiation | undefined;
  /** Of Raman files that do not say theirs, nm. */
  laserWavelength?: number | undefined;
}

/** Deadline of reading one file, ms: what takes longer is hostile or broken. */
export const READ_DEADLINE_MS = 10_000;

type Prepared =
  | { state: 'parsed'; file: IncomingFile; sha256: string; parsed: ParsedFile }
  | { state: 'outcome'; outcome: ImportOutcome };

/** A file that is not in the store yet. */
interface Fresh {
  state: 'fresh';
  file: IncomingFile;
  sha256: string;
}

/**
 * Reads files side by side and stores them in one transaction: when this returns, everything called imported is durable.
 * A file that cannot be read becomes a failed outcome; the others go on.
 */
export async function importFiles(
  lab: LabContext,
  files: readonly IncomingFile[],
  place: ImportPlace,
): Promise<ImportOutcome[]> {
  const { width } = lab.compute;
  const groups = await mapLimited(groupSmall(files, width), width * 2, (group) => prepare(lab, group, place));
  const added: string[] = [];
  const { defaultRadiation } = lab.settings();
  const outcomes = lab.store.transaction(() =>
    groups.flat().map((item): ImportOutcome => {
      if (item.state === 'outcome') return item.outcome;
      const outcome = insert(lab, item, place, defaultRadiation);
      if (outcome.status === 'imported') added.push(...outcome.measurementIds);
      return outcome;
    }),
  );
  announce(lab, added);
  return outcomes;
}

/** Imports a file whose layout the person has confirmed. */
export async function importWithLayout(
  lab: LabContext,
  file: IncomingFile,
  layout: TextLayout,
  projectId: string | null,
): Promise<ImportOutcome> {
  const result = await read(lab, file, { layout });
  if (result.outcome === 'question')
    throw new LabError('ambiguous-layout', `${file.name} still cannot be read with these columns.`);
  const item = { state: 'parsed', file, sha256: sha256Of(file.bytes), parsed: result.file } as const;
  const { defaultRadiation } = lab.settings();
  const outcome = lab.store.transaction(() => insert(lab, item, { projectId }, defaultRadiation));
  if (outcome.status === 'imported') announce(lab, outcome.measurementIds);
  return outcome;
}

async function prepare(lab: LabContext, files: readonly IncomingFile[], place: ImportPlace): Promise<Prepared[]> {
  const checked = files.map((file) => check(lab, file, place));
  const fresh = checked.flatMap((item) => (item.state === 'fresh' ? [item.file] : []));
  const resultOf =
    fresh.length > 1 ? await readTogether(lab, fresh, READ_DEADLINE_MS, place.signal, place.technique) : undefined;
  return Promise.all(
    checked.map(async (item) =>
      item.state === 'fresh'
        ? guarded(lab, item.file, () => settle(lab, item, place, resultOf && (() => resultOf(item.file))))
        : item,
    ),
  );
}

function check(lab: LabContext, file: IncomingFile, { signal }: ImportPlace): Prepared | Fresh {
  try {
    if (signal?.aborted) throw new LabError('cancelled', `${file.name} was not imported: the import was cancelled.`);
    const sha256 = sha256Of(file.bytes);
    const known = lab.store.measurements.findBySha256(sha256);
    if (known.length === 0) return { state: 'fresh', file, sha256 };
    return { state: 'outcome', outcome: { file: file.name, status: 'duplicate', measurementIds: known } };
  } catch (error) {
    return failed(lab, file, error);
  }
}

/** Takes the result that was read with others', or reads the file alone. */
async function settle(
  lab: LabContext,
  { file, sha256 }: Fresh,
  place: ImportPlace,
  resultOf: (() => ReadFileResult) | undefined,
): Promise<Prepared> {
  const options = { signal: place.signal, technique: place.technique };
  const result = resultOf
    ? await settleQuestion(lab, file, resultOf(), options)
    : await readRemembering(lab, file, options);
  if (result.outcome === 'parsed') return { state: 'parsed', file, sha256, parsed: result.file };
  const stagedId = place.staged.add({ ...file, question: result.question, projectId: place.projectId });
  return { state: 'outcome', outcome: { file: file.name, status: 'question', stagedId, question: result.question } };
}

async function guarded(lab: LabContext, file: IncomingFile, work: () => Promise<Prepared>): Promise<Prepared> {
  try {
    return await work();
  } catch (error) {
    return failed(lab, file, error);
  }
}

function failed(lab: LabContext, { name }: IncomingFile, error: unknown): Prepared {
  return {
    state: 'outcome',
    outcome: { file: name, status: 'failed', error: toEnvelope(error, `import of ${name}`, lab.log) },
  };
}

/** Reads a file; the answer that the person once gave to files of its shape settles its question. */
export async function readRemembering(
  lab: LabContext,
  file: IncomingFile,
  options: ReadChoice = {},
): Promise<ReadFileResult> {
  return settleQuestion(lab, file, await read(lab, file, options), options);
}

async function settleQuestion(
  lab: LabContext,
  file: IncomingFile,
  result: ReadFileResult,
  options: ReadChoice,
): Promise<ReadFileResult> {
  if (result.outcome !== 'question') return result;
  const layout = lab.store.textLayouts.get(result.question.shape);
  if (!layout) return result;
  return read(lab, file, { ...options, layout: answeredLayout(layout, result.question.guess) });
}

interface ReadChoice {
  layout?: TextLayout | undefined;
  technique?: Technique | undefined;
  signal?: AbortSignal | undefined;
}

function read(
  lab: LabContext,
  { name, bytes }: IncomingFile,
  { layout, technique, signal }: ReadChoice,
): Promise<ReadFileResult> {
  return lab.compute.run(
    'readMeasurement',
    { name, bytes: ownBytes(bytes), ...(layout ? { layout } : {}), ...(technique ? { technique } : {}) },
    { deadlineMs: READ_DEADLINE_MS, doing: `Reading ${name}`, ...(signal ? { signal } : {}) },
  );
}

function insert(
  lab: LabContext,
  { file, sha256, parsed }: Extract<Prepared, { state: 'parsed' }>,
  { projectId, radiation, laserWavelength }: Pick<ImportPlace, 'projectId' | 'radiation' | 'laserWavelength'>,
  defaultRadiation: string,
): ImportOutcome {
  // Asked again inside the transaction: the same file may stand twice in one batch.
  const known = lab.store.measurements.findBySha256(sha256);
  if (known.length > 0) return { file: file.name, status: 'duplicate', measurementIds: known };
  const measurements = toMeasurements(parsed, {
    fileName: file.name,
    sha256,
    fileBytes: file.bytes.byteLength,
    projectId,
    radiation,
    laserWavelength,
    softwareVersion: lab.options.version,
    defaultRadiation,
    importedAt: new Date().toISOString(),
  });
  const measurementIds = measurements.map((measurement) => lab.store.measurements.insert(measurement));
  return {
    file: file.name,
    status: 'imported',
    measurementIds,
    warnings: measurements.flatMap(({ warnings }) => warnings),
  };
}

function announce(lab: LabContext, ids: string[]): void {
  if (ids.length === 0) return;
  if (lab.settings().identifyOnImport) {
    lab.identifyQueue.add(ids.filter((id) => lab.store.measurements.summary(id).status === 'new'));
  }
  lab.events.emit('measurements.changed', { ids });
  lab.events.emit('projects.changed', {});
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
