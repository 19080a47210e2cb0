import { LabError, type ImportOutcome, type Job } from '../../../contract/index.js';
import { toEnvelope } from '../../transports/dispatch.js';
import type { JobHandle, OpenJob } from '../../jobs/jobRunner.js';
import type { Area } from '../handlers.js';
import { importFiles, importWithLayout, type ImportPlace, type IncomingFile } from '../imports/importFiles.js';
import { readInput } from '../imports/readInput.js';
import { StagedFiles } from '../imports/stagedFiles.js';
import { summariseOutcomes } from '../imports/summariseOutcomes.js';
import { walkFiles, type FoundFile } from '../imports/walkFiles.js';
import type { LabContext } from '../labContext.js';

/** Files stored in one transaction when a folder is imported: few enough to show progress and to cancel soon. */
const BATCH_FILES = 25;
const BATCH_BYTES = 32 * 1024 * 1024;
/** After so long without files an import counts as finished, ms. */
const SILENCE_MS = 10 * 60_000;

interface OpenImport {
  job: OpenJob;
  projectId: string | null;
  done: number;
  total: number;
  outcomes: ImportOutcome[];
  silence?: NodeJS.Timeout;
}

export function importsService(lab: LabContext): Area<'imports'> {
  const staged = new StagedFiles();
  const open = new Map<string, OpenImport>();

  const get = (jobId: string): OpenImport => {
    const found = open.get(jobId);
    if (!found) throw new LabError('not-found', 'This import is not open any more.');
    if (found.job.signal.aborted)
      throw new LabError('cancelled', 'The import was cancelled. What was imported before stays.');
    return found;
  };

  /** Also of an import that was cancelled meanwhile: the caller wants to know how it ended, not that it did. */
  const finish = (jobId: string): Job => {
    const current = open.get(jobId);
    clearTimeout(current?.silence);
    open.delete(jobId);
    current?.job.finish(summariseOutcomes(current.outcomes));
    const job = lab.jobs.get(jobId) ?? lab.store.jobs.get(jobId);
    if (job?.kind !== 'import') throw new LabError('not-found', 'This import is not known.');
    return job;
  };

  /** A page that was closed in the middle never finishes its import. */
  const expectMore = (current: OpenImport): void => {
    clearTimeout(current.silence);
    current.silence = setTimeout(() => finish(current.job.id), SILENCE_MS);
    current.silence.unref();
  };

  const record = (jobId: string, outcomes: ImportOutcome[], job: JobHandle): void => {
    lab.store.jobs.appendOutcomes(jobId, outcomes);
    for (const outcome of outcomes) if (outcome.status === 'failed') job.failure(outcome.file, outcome.error.message);
  };

  async function importFound(
    found: FoundFile[],
    place: Omit<ImportPlace, 'staged'>,
    job: JobHandle,
  ): Promise<ImportOutcome[]> {
    const all: ImportOutcome[] = [];
    for (const batch of batches(found)) {
      job.throwIfCancelled();
      const unreadable: ImportOutcome[] = [];
      const files: IncomingFile[] = [];
      for (const { path, label } of batch) {
        try {
          files.push({ name: label, bytes: await readInput(path) });
        } catch (error) {
          unreadable.push({ file: label, status: 'failed', error: toEnvelope(error, `import of ${label}`, lab.log) });
        }
      }
      const outcomes = [...(await importFiles(lab, files, { ...place, staged, signal: job.signal })), ...unreadable];
      record(job.id, outcomes, job);
      all.push(...outcomes);
      job.progress({ done: all.length, message: batch.at(-1)?.label ?? '' });
    }
    return all;
  }

  return {
    'imports.begin': ({ title, total, projectId }) => {
      if (projectId !== null) lab.store.projects.get(projectId);
      const job = lab.jobs.open('import', title, total);
      const current: OpenImport = { job, projectId, done: 0, total, outcomes: [] };
      open.set(job.id, current);
      expectMore(current);
      const opened = lab.jobs.get(job.id);
      if (!opened) throw new LabError('internal', 'The import could not be opened.');
      return opened;
    },
    'imports.add': async ({ jobId, files }) => {
      const current = get(jobId);
      expectMore(current);
      const outcomes = await importFiles(lab, files, {
        projectId: current.projectId,
        staged,
        signal: current.job.signal,
      });
      record(jobId, outcomes, current.job);
      current.outcomes.push(...outcomes);
      current.done += files.length;
      current.job.progress({
        done: current.done,
        total: Math.max(current.total, current.done),
        message: files.at(-1)?.name ?? '',
      });
      return outcomes;
    },
    'imports.finish': ({ jobId }) => finish(jobId),
    'imports.answer': async ({ stagedId, layout, remember }) => {
      const file = staged.get(stagedId);
      const outcome = await importWithLayout(lab, file, layout, file.projectId);
      if (remember) lab.store.textLayouts.remember(file.question.shape, layout);
      staged.remove(stagedId);
      return outcome;
    },
    'imports.forgetAnswers': () => ({ forgotten: lab.store.textLayouts.forgetAll() }),
    'imports.paths': ({ paths, projectId, technique, radiation, laserWavelength }) => {
      if (projectId !== null) lab.store.projects.get(projectId);
      const title = paths.length === 1 ? `Importing ${paths[0] ?? ''}` : `Importing ${paths.length} files and folders`;
      return lab.jobs.start('import', title, 0, async (job) => {
        const { files, failures } = await walkFiles(paths);
        const unreadable = failures.map(({ item, message }): ImportOutcome => ({
          file: item,
          status: 'failed',
          error: { kind: 'unreadable-file', message },
        }));
        record(job.id, unreadable, job);
        job.progress({ total: files.length });
        return summariseOutcomes([
          ...(await importFound(files, { projectId, technique, radiation, laserWavelength }, job)),
          ...unreadable,
        ]);
      });
    },
    'imports.outcomes': ({ jobId }) => lab.store.jobs.outcomes(jobId),
  };
}

function* batches(files: readonly FoundFile[]): Generator<FoundFile[]> {
  let batch: FoundFile[] = [];
  let bytes = 0;
  for (const file of files) {
    if (batch.length > 0 && (batch.length >= BATCH_FILES || bytes + file.bytes > BATCH_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(file);
    bytes += file.bytes;
  }
  if (batch.length > 0) yield batch;
}
