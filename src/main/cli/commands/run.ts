import { LabError, type Lab, type RunSummary } from '../../../contract/index.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { withLab } from '../openLab.js';
import { table } from '../table.js';

export interface RunFlags {
  data?: string;
  json?: boolean;
}

/** `phaselens run list`: the newest first. */
export async function runList(io: Io, flags: RunFlags): Promise<number> {
  return withLab(io, { data: flags.data, mode: 'readonly' }, async ({ lab }) => {
    const runs = await lab.call('runs.list', {});
    if (flags.json) io.out(`${JSON.stringify({ runs: runs.map(runJson) }, null, 2)}\n`);
    else if (runs.length === 0) io.out('There is no run yet. phaselens train starts one.\n');
    else io.out(runTable(runs, io.columns));
    return exitCode.done;
  });
}

/** What a program is told about a run. */
export function runJson(run: RunSummary) {
  return {
    ...{ id: run.id, group: run.groupId, title: run.title, model: run.modelTitle, seed: run.seed, state: run.state },
    ...{ dataset: run.datasetId, datasetTitle: run.datasetTitle, epochsDone: run.epochsDone, epochs: run.epochs },
    ...{ resumable: run.resumable, seconds: run.seconds, createdAt: run.createdAt },
    validationAccuracy: run.validationAccuracy ?? null,
    testAccuracy: run.testAccuracy ?? null,
    modelHash: run.modelHash ?? null,
    ...(run.reason === undefined ? {} : { reason: run.reason }),
  };
}

function runTable(runs: readonly RunSummary[], width: number): string {
  return table(
    runs,
    [
      { title: 'run', value: ({ id }) => id.slice(0, 8) },
      { title: 'title', value: ({ title }) => title, flexible: true },
      { title: 'dataset', value: ({ datasetTitle }) => datasetTitle, flexible: true },
      { title: 'seed', value: ({ seed }) => String(seed), align: 'right' },
      { title: 'state', value: ({ state }) => state },
      {
        title: 'epochs',
        value: ({ epochs, epochsDone }) => (epochs > 0 ? `${epochsDone}/${epochs}` : ''),
        align: 'right',
      },
      {
        title: 'test %',
        value: ({ testAccuracy: a }) => (a === undefined ? '' : (100 * a).toFixed(1)),
        align: 'right',
      },
      { title: 'checkpoint', value: ({ resumable }) => (resumable ? 'yes' : '') },
    ],
    width,
  );
}

/** By id or its beginning. @throws LabError `not-found` */
export async function findRun(lab: Lab, which: string): Promise<RunSummary> {
  const runs = await lab.call('runs.list', {});
  const [found, other] = runs.filter(({ id }) => id === which || (which.length >= 4 && id.startsWith(which)));
  if (!found) throw new LabError('not-found', `There is no run “${which}”. “phaselens run list” shows them.`);
  if (other) throw new LabError('not-found', `“${which}” is more than one run. Write more of its id.`);
  return found;
}
