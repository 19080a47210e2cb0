import {
  LabError,
  type DatasetSummary,
  type Input,
  type IntervalOf,
  type Lab,
  type RunSummary,
} from '../../../contract/index.js';
import { accuracyInterval } from '../../../core/metrics/accuracyInterval.js';
import { complain } from '../complain.js';
import { exitCode } from '../exitCode.js';
import type { Io } from '../io.js';
import { withLab } from '../openLab.js';
import { table } from '../table.js';
import { UsageError } from '../usageError.js';
import { waitForJob } from '../waitForJob.js';
import { findDataset, readJsonFile } from './dataset.js';
import { networkTraining } from './networkTraining.js';
import { findRun } from './run.js';

export interface TrainFlags {
  data?: string;
  network?: string;
  classical?: string;
  /** At most; as in the window when absent. */
  epochs?: number;
  seeds: number;
  /** Run to go on with, in the place of a dataset and a model. */
  resume?: string;
  json?: boolean;
}

type Plan = Input<'runs.start'>['plan'];
type Classical = Extract<Plan, { kind: 'classical' }>['spec'];
type Network = Extract<Plan, { kind: 'network' }>['training']['architecture'];

/** As much of an id as `run list` shows. */
const SHORT = 8;
const classicalKinds: readonly string[] = ['random-forest', 'svm', 'neighbours', 'nearest-centroid', 'threshold'];

/** `phaselens train DATASET --network ID | --classical KIND`: one run for each seed, models stored; or `train --resume RUN`. */
export async function train(io: Io, which: string | undefined, flags: TrainFlags): Promise<number> {
  if (flags.resume !== undefined) return resume(io, which, flags.resume, flags);
  if (which === undefined)
    throw new UsageError(
      'With what? Write: phaselens train DATASET --network liu-2017, or phaselens train --resume RUN.',
    );
  if ((flags.network === undefined) === (flags.classical === undefined))
    throw new UsageError('What is to be trained? Write either --network liu-2017 or --classical random-forest.');
  return withLab(io, { data: flags.data, mode: 'readwrite', workers: true }, async ({ lab }) => {
    const dataset = await findDataset(lab, which);
    const plan = await planOf(lab, dataset, flags);
    const seeds = Array.from({ length: flags.seeds }, (_, i) => i + 1);
    const forecast = await lab.call('runs.forecast', { datasetId: dataset.id, plan, seeds: seeds.length });
    if (forecast && forecast.sideBySide > 0) io.error(`${forecast.sentence}\n`);
    const { job, runs: started } = await lab.call('runs.start', { datasetId: dataset.id, plan, seeds });
    const groupId = started[0]?.groupId ?? '';
    return toItsEnd(
      () => waitForJob(lab, job, io),
      async () => tell(io, dataset, await lab.call('runs.list', { groupId }), flags),
    );
  });
}

/** From its last checkpoint; anew where there is none. */
async function resume(io: Io, which: string | undefined, run: string, flags: TrainFlags): Promise<number> {
  if (which !== undefined || flags.network !== undefined || flags.classical !== undefined)
    throw new UsageError('A run that is resumed has its dataset and its model already: write --resume RUN alone.');
  return withLab(io, { data: flags.data, mode: 'readwrite', workers: true }, async ({ lab }) => {
    const { id, datasetId } = await findRun(lab, run);
    const { job } = await lab.call('runs.resume', { id });
    const dataset = await lab.call('datasets.get', { id: datasetId });
    return toItsEnd(
      () => waitForJob(lab, job, io),
      async () => tell(io, dataset, [await lab.call('runs.get', { id })], flags),
    );
  });
}

/** What is done is told however the job ended: hours may lie in it. */
async function toItsEnd(wait: () => Promise<unknown>, told: () => Promise<number>): Promise<number> {
  try {
    await wait();
  } catch (error) {
    await told();
    throw error;
  }
  return told();
}

function tell(io: Io, dataset: DatasetSummary, runs: readonly RunSummary[], { json }: TrainFlags): number {
  const tested = runs.flatMap(({ testAccuracy }) => (testAccuracy === undefined ? [] : [testAccuracy]));
  const accuracy = tested.length > 0 ? accuracyInterval(tested) : null;
  if (json) io.out(`${JSON.stringify(resultJson(dataset, runs, accuracy), null, 2)}\n`);
  else io.out(resultText(dataset, runs, accuracy, io.columns));
  const bad = runs.filter(({ state }) => state !== 'done');
  for (const run of bad) complain(io, unfinishedWords(run));
  return bad.length > 0 ? exitCode.failed : exitCode.done;
}

function unfinishedWords({ id, seed, reason = '', resumable, epochsDone }: RunSummary): string {
  const again = `phaselens train --resume ${id.slice(0, SHORT)}`;
  const kept = epochsDone === 1 ? '1 epoch is kept' : `${epochsDone} epochs are kept`;
  const next = resumable
    ? `${kept}; “${again}” goes on with them.`
    : `Nothing of it is kept; “${again}” starts it again.`;
  return [`Seed ${seed}:`, reason, next].filter(Boolean).join(' ');
}

async function planOf(lab: Lab, dataset: DatasetSummary, { network, classical, epochs }: TrainFlags): Promise<Plan> {
  if (network !== undefined) {
    const architecture = await architectureOf(lab, dataset, network);
    return { kind: 'network', training: networkTraining(dataset, architecture, epochs) };
  }
  const name = classical ?? '';
  if (/\.json$/i.test(name)) return { kind: 'classical', spec: (await readJsonFile(name)) as Classical };
  if (!classicalKinds.includes(name))
    throw new UsageError(`“${name}” is no classical model: write ${classicalKinds.join(', ')}, or a .json file.`);
  return { kind: 'classical', spec: { model: { kind: name as Classical['model']['kind'] } } };
}

async function architectureOf(lab: Lab, { length, classes }: DatasetSummary, name: string): Promise<Network> {
  if (/\.json$/i.test(name)) return (await readJsonFile(name)) as Network;
  const published = await lab.call('architectures.published', { inputLength: length, outputs: classes });
  const found = published.find(({ id }) => id === name);
  if (!found)
    throw new UsageError(
      `“${name}” is no network: write ${published.map(({ id }) => id).join(', ')}, or a .json file.`,
    );
  if (!found.spec) throw new LabError('invalid-input', found.problem ?? `“${found.title}” does not fit the dataset.`);
  return found.spec;
}

function resultJson({ id, title, sha256 }: DatasetSummary, runs: readonly RunSummary[], accuracy: IntervalOf | null) {
  return {
    dataset: { id, title, sha256 },
    model: runs[0]?.modelTitle ?? '',
    testAccuracy: accuracy,
    runs: runs.map((run) => ({
      id: run.id,
      seed: run.seed,
      state: run.state,
      epochs: run.epochsDone,
      validationAccuracy: run.validationAccuracy ?? null,
      testAccuracy: run.testAccuracy ?? null,
      seconds: run.seconds,
      model: run.modelHash ?? null,
      resumable: run.resumable,
      ...(run.reason === undefined ? {} : { reason: run.reason }),
    })),
  };
}

function resultText(
  { title }: DatasetSummary,
  runs: readonly RunSummary[],
  accuracy: IntervalOf | null,
  width: number,
): string {
  const share = (value: number | undefined): string => (value === undefined ? '' : (100 * value).toFixed(1));
  const rows = table(
    runs,
    [
      { title: 'seed', value: ({ seed }) => String(seed), align: 'right' },
      { title: 'state', value: ({ state }) => state },
      { title: 'epochs', value: ({ epochsDone, epochs }) => (epochs > 0 ? String(epochsDone) : ''), align: 'right' },
      { title: 'validation %', value: ({ validationAccuracy }) => share(validationAccuracy), align: 'right' },
      { title: 'test %', value: ({ testAccuracy }) => share(testAccuracy), align: 'right' },
      { title: 'seconds', value: ({ seconds }) => seconds.toFixed(1), align: 'right' },
      { title: 'model', value: ({ modelHash }) => modelHash?.slice(0, 12) ?? '' },
    ],
    width,
  );
  const mean =
    accuracy && accuracy.n > 1
      ? `\nTest accuracy ${share(accuracy.mean)} % (95 % interval over ${accuracy.n} seeds ${share(accuracy.low)} to ${share(accuracy.high)}).\n`
      : '';
  return `${runs[0]?.modelTitle ?? ''} on ${title}\n${rows}${mean}`;
}
