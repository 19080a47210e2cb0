import { join, resolve } from 'node:path';
import {
  experimentIds,
  experimentIdSchema,
  LabError,
  reviewIds,
  studyIds,
  type EventSource,
  type ExperimentId,
  type ExperimentResult,
  type ExperimentSummary,
  type ExperimentTable,
  type Lab,
  type StudyChoice,
} from '../../../contract/index.js';
import { idName } from '../../../core/experiments/document/documented.js';
import { isQuickLook, verdictWords } from '../../../core/experiments/document/verdictWords.js';
import { defaultDataFolder } from '../../files/folders.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { withLab } from '../openLab.js';
import { table } from '../table.js';
import { UsageError } from '../usageError.js';
import { waitForJob } from '../waitForJob.js';
import { writeExperimentReport } from './experimentReport.js';
import { studyChoice, type StudyFlags } from './studyChoice.js';

export interface ExperimentFlags extends StudyFlags {
  data?: string;
  json?: boolean;
  seeds?: number;
  report?: string;
}

/** `phaselens experiment list` */
export async function experimentList(io: Io, flags: ExperimentFlags): Promise<number> {
  return withLab(io, { data: flags.data, mode: 'readonly' }, async ({ lab }) => {
    const experiments = await lab.call('experiments.list', {});
    if (flags.json) io.out(`${JSON.stringify({ experiments }, null, 2)}\n`);
    else io.out(summaryTable(experiments, io.columns));
    return exitCode.done;
  });
}

/** `phaselens experiment run e4|all`: one after the other; `all` writes the report at its end. */
export async function experimentRun(io: Io, which: string, flags: ExperimentFlags): Promise<number> {
  const chosen = idsOf(which);
  return withLab(io, { data: flags.data, mode: 'readwrite', workers: true }, async ({ lab }) => {
    const ids = chosen ?? reviewIds;
    const results = await runAll(io, lab, ids, flags, await studyChoice(lab, ids, flags));
    if (flags.json) {
      const [first] = results;
      const content = chosen ? first && resultJson(first) : { experiments: results.map(resultJson) };
      io.out(`${JSON.stringify(content, null, 2)}\n`);
    }
    const folder = flags.report ?? (chosen ? undefined : join(flags.data ?? defaultDataFolder(io.env), 'experiments'));
    if (folder !== undefined) {
      const of = chosen?.some((id) => studyIds.some((one) => one === id)) ? 'benchmark' : 'review';
      await writeExperimentReport(io, lab, resolve(folder), { of });
    }
    return exitCode.done;
  });
}

/** As one job, so that the time left is that of all; tells each result when it is there. */
async function runAll(
  io: Io,
  lab: Lab & EventSource,
  ids: readonly ExperimentId[],
  { seeds, json }: ExperimentFlags,
  study: StudyChoice | undefined,
): Promise<ExperimentResult[]> {
  const waiting = [...ids];
  const results: ExperimentResult[] = [];
  const take = async (): Promise<void> => {
    const id = waiting.shift();
    if (!id) return;
    const result = await lab.call('experiments.result', { experiment: id });
    if (!result) throw new LabError('internal', `Experiment ${id} ended without a result.`);
    results.push(result);
    if (!json) io.out(`${io.watched ? '\r\u001b[K' : ''}${resultText(result, io.columns)}\n`);
    else if (ids.length > 1) io.error(`${io.watched ? '\r\u001b[K' : ''}${headline(result)}\n`);
  };
  // Results are told one after the other, in the order they are stored in.
  let told = Promise.resolve();
  const unsubscribe = lab.on('experiments.changed', () => {
    told = told.then(take);
    // Thrown where it is awaited.
    told.catch(() => undefined);
  });
  try {
    const job = await lab.call('experiments.run', {
      ids: [...ids],
      ...(seeds === undefined ? {} : { seeds }),
      ...(study ? { study } : {}),
    });
    await waitForJob(lab, job, io);
  } finally {
    unsubscribe();
  }
  await told;
  while (waiting.length > 0) await take();
  return results;
}

/** undefined: all there are. */
function idsOf(which: string): readonly ExperimentId[] | undefined {
  if (which === 'all') return undefined;
  const parsed = experimentIdSchema.safeParse(which.toLowerCase());
  if (parsed.success) return [parsed.data];
  throw new UsageError(`“${which}” is no experiment: write ${experimentIds.join(', ')} or all.`);
}

/** The documented content of `--json`: the first four keys stay as they are. */
function resultJson(result: ExperimentResult) {
  const { experiment, seeds, results, verdict, because, method, limits, tables } = result;
  const { seconds, startedAt, finishedAt, softwareVersion, engine, platform, recipeSha256, id } = result;
  return {
    ...{ experiment, seeds },
    results: results.map(({ label, metric, mean, low, high, n }) => ({ label, metric, mean, low, high, n })),
    ...{ verdict, because, method, limits, ...(tables ? { tables } : {}) },
    ...{ seconds, startedAt, finishedAt, softwareVersion, engine, platform, recipeSha256, resultId: id },
  };
}

function summaryTable(experiments: readonly ExperimentSummary[], width: number): string {
  return table(
    experiments,
    [
      { title: 'id', value: ({ id }) => id },
      { title: 'title', value: ({ title }) => title, flexible: true },
      { title: 'seeds', value: ({ seeds }) => String(seeds), align: 'right' },
      { title: 'minutes', value: ({ minutes }) => String(minutes), align: 'right' },
      { title: 'last verdict', value: ({ id, last }) => (last ? verdictWords({ ...last, experiment: id }) : '') },
    ],
    width,
  );
}

function resultText(result: ExperimentResult, width: number): string {
  const { results, because, tables } = result;
  if (tables) return `${headline(result)}\n${because}\n\n${tables.map((one) => tableText(one, width)).join('\n')}`;
  const rows = table(
    results,
    [
      { title: 'what', value: ({ label }) => label, flexible: true },
      { title: 'metric', value: ({ metric }) => metric, flexible: true },
      { title: 'mean', value: ({ mean }) => mean.toFixed(4), align: 'right' },
      { title: '95 % interval', value: ({ low, high }) => `${low.toFixed(4)} to ${high.toFixed(4)}` },
      { title: 'n', value: ({ n }) => String(n), align: 'right' },
    ],
    width,
  );
  return `${headline(result)}\n${because}\n\n${rows}`;
}

/** A column that says nothing of any row takes no room. */
function tableText({ title, columns, rows }: ExperimentTable, width: number): string {
  const shown = columns
    .map((column, i) => ({ ...column, i }))
    .filter(({ i }) => rows.some((row) => row[i] !== '–'))
    .map(({ title: head, right, i }) => ({
      title: head,
      value: (row: string[]) => row[i] ?? '',
      ...(right ? { align: 'right' as const } : i > 1 ? { flexible: true } : {}),
    }));
  return `${title}\n${table(rows, shown, width)}`;
}

function headline(result: ExperimentResult): string {
  const { experiment, seconds } = result;
  return `${idName(experiment)}: ${isQuickLook(result) ? verdictWords(result) : `${result.verdict} (${result.seeds} ${result.seeds === 1 ? 'seed' : 'seeds'})`}, ${Math.round(seconds)} s`;
}
