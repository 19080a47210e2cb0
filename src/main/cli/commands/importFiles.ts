import { resolve } from 'node:path';
import type { EventSource, ImportOutcome, Job, Lab, MeasurementSummary, Technique } from '../../../contract/index.js';
import { complain } from '../complain.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { withLab } from '../openLab.js';
import { clean } from '../table.js';
import { UsageError } from '../usageError.js';
import { waitForJob } from '../waitForJob.js';
import { wavelengthInput } from './wavelengthInput.js';

export interface ImportFlags {
  data?: string;
  project?: string;
  technique?: Technique;
  wavelength?: string;
  json?: boolean;
}

/** `phaselens import PATH...`: stores measurements and identifies them as the window would. */
export async function importFiles(io: Io, paths: readonly string[], flags: ImportFlags): Promise<number> {
  if (paths.length === 0) throw new UsageError('Which files? Write: phaselens import PATH...');
  const wavelength = wavelengthInput(flags.wavelength);
  return withLab(io, { data: flags.data, mode: 'readwrite', workers: true }, async ({ lab }) => {
    const projectId = flags.project === undefined ? null : await projectNamed(lab, flags.project);
    const job = await waitForJob(
      lab,
      await lab.call('imports.paths', {
        paths: paths.map((path) => resolve(path)),
        projectId,
        ...(flags.technique ? { technique: flags.technique } : {}),
        ...wavelength,
      }),
      io,
    );
    for (const running of await identifications(lab)) await waitForJob(lab, running, io);
    const outcomes = await lab.call('imports.outcomes', { jobId: job.id });
    const known = new Map(
      (await lab.call('measurements.list', {})).map((measurement) => [measurement.id, measurement]),
    );
    if (flags.json)
      io.out(`${JSON.stringify({ files: outcomes.map((outcome) => outcomeJson(outcome, known)) }, null, 2)}\n`);
    else io.out(`${outcomes.flatMap((outcome) => outcomeLines(outcome, known)).join('\n')}\n${job.message}\n`);
    const bad = outcomes.filter((outcome) => outcome.status === 'failed' || outcome.status === 'question');
    for (const outcome of bad)
      complain(io, outcome.status === 'failed' ? outcome.error.message : questionSentence(outcome));
    return bad.length > 0 ? exitCode.failed : exitCode.done;
  });
}

async function identifications(lab: Lab & EventSource): Promise<Job[]> {
  return (await lab.call('jobs.list', {})).filter(
    ({ kind, state }) => kind === 'identify-batch' && state === 'running',
  );
}

async function projectNamed(lab: Lab, name: string): Promise<string> {
  const found = (await lab.call('projects.list', {})).find((project) => project.name === name);
  return (found ?? (await lab.call('projects.create', { name }))).id;
}

type Known = ReadonlyMap<string, MeasurementSummary>;

function outcomeJson(outcome: ImportOutcome, known: Known) {
  if (outcome.status === 'failed')
    return {
      file: outcome.file,
      status: outcome.status,
      error: { kind: outcome.error.kind, message: outcome.error.message },
    };
  if (outcome.status === 'question')
    return { file: outcome.file, status: outcome.status, doubts: outcome.question.doubts };
  const measurements = outcome.measurementIds.map((id) => ({
    id,
    name: known.get(id)?.name ?? null,
    status: known.get(id)?.status ?? null,
    top: known.get(id)?.top ?? null,
  }));
  return { file: outcome.file, status: outcome.status, measurements };
}

function outcomeLines(outcome: ImportOutcome, known: Known): string[] {
  if (outcome.status === 'failed' || outcome.status === 'question') return [];
  return outcome.measurementIds.map((id) => {
    const measurement = known.get(id);
    const verdict = measurement?.top
      ? `${measurement.top.name} (${measurement.top.formula}), score ${measurement.top.score.toFixed(2)}`
      : (measurement?.status ?? '');
    return clean(
      `${outcome.file}: ${outcome.status === 'duplicate' ? 'there already' : 'imported'} as ${id}: ${verdict}`,
    );
  });
}

function questionSentence(outcome: Extract<ImportOutcome, { status: 'question' }>): string {
  return clean(
    `${outcome.file} was not imported: ${outcome.question.doubts.join(' ')} --technique may settle it; the window asks.`,
  );
}
