import { afterEach, beforeEach, expect, test } from 'vitest';
import { syntheticRecipeSchema, type ExperimentResult, type RunSummary } from '../../../../../contract/index.js';
import type { TrainerProcess } from '../../../../jobs/forkTrainer.js';
import { hasTensorflow } from '../../../../trainer/__tests__/tensorflowHere.js';
import { builtTrainer } from '../../../__tests__/builtTrainer.js';
import { ended, openTestLab, type TestLab } from '../../../__tests__/openTestLab.js';

const onlyWithTensorflow = test.skipIf(!hasTensorflow);
const MINUTE = 60_000;

const forkBuilt = builtTrainer();

let opened: TestLab;
let processes: TrainerProcess[];
function open(): TestLab {
  const fork = () => {
    const made = forkBuilt();
    processes.push(made);
    return made;
  };
  return openTestLab({ trainer: { fork, checkpointSeconds: 0 } });
}
beforeEach(() => {
  processes = [];
  opened = open();
});
afterEach(async () => {
  await opened.close();
  opened.remove();
});

/** Four classes whose peaks come close to each other. */
const dataset = syntheticRecipeSchema.parse({
  ...{ kind: 'synthetic', title: 'Four classes', seed: 1, length: 160, rendering: { kind: 'filtered' } },
  classes: {
    kind: 'listed',
    list: [40, 48, 100, 108].map((position, i) => ({
      name: `${i}`,
      peaks: [
        { position, height: 1 },
        { position: 75, height: 0.3 },
      ],
    })),
  },
  variation: {
    shiftEach: { kind: 'integer', from: -5, to: 4 },
    heightEach: { kind: 'uniform', from: -0.05, to: 0.05 },
  },
  width: { measure: 'sigma', value: 2 },
  normalise: 'maximum',
  splits: {
    train: { kind: 'drawn', perClass: 60 },
    validation: { kind: 'drawn', perClass: 10 },
    test: { kind: 'grid', shifts: [0, -3, 3], heights: [0, 0.04], width: 2 },
  },
});
const study = { networks: ['cnn2', 'vgg'], dataset, epochs: 8 };

async function start(choice: object = study) {
  return opened.lab.call('experiments.run', { ids: ['benchmark'], seeds: 1, study: choice });
}
async function result(): Promise<ExperimentResult> {
  const found = await opened.lab.call('experiments.result', { experiment: 'benchmark' });
  if (!found) throw new Error('no result');
  return found;
}
const runs = (): Promise<RunSummary[]> => opened.lab.call('runs.list', {});
/** Everything but how long it took. */
const numbers = ({ results, tables, verdict, because }: ExperimentResult) => ({
  results: results.filter(({ metric }) => !metric.startsWith('hours')),
  tables: tables?.map(({ columns, rows }) => {
    const hours = columns.findIndex(({ title }) => title.startsWith('Hours'));
    return rows.map((row) => row.filter((_, i) => i !== hours));
  }),
  verdict,
  because,
});
async function untilEpoch(count: number): Promise<RunSummary> {
  let found: RunSummary | undefined;
  await expect
    .poll(
      async () => (found = (await runs()).find(({ epochsDone, state }) => epochsDone >= count && state === 'running')),
      {
        timeout: 2 * MINUTE,
        interval: 20,
      },
    )
    .toBeTruthy();
  if (!found) throw new Error('no run');
  return found;
}

onlyWithTensorflow(
  'a study that is cancelled, or whose trainers are killed, goes on to the same numbers, and what is finished is not trained again',
  async () => {
    expect((await ended(opened.lab, await start())).state).toBe('done');
    const whole = await result();
    expect(whole.tables?.[0]?.rows).toHaveLength(2);
    expect((await runs()).map(({ state }) => state)).toEqual(['done', 'done']);
    // Again: nothing is trained, the same comes out.
    const before = processes.length;
    await ended(opened.lab, await start());
    expect(processes.length).toBe(before);
    expect(numbers(await result())).toEqual(numbers(whole));
    await opened.close();
    opened.remove();

    opened = open();
    const cut = await start();
    await untilEpoch(2);
    await opened.lab.call('jobs.cancel', { id: cut.id });
    await expect
      .poll(async () => (await runs()).every(({ state }) => state !== 'running'), { timeout: 20_000 })
      .toBe(true);
    await expect.poll(async () => (await opened.lab.call('jobs.get', { id: cut.id })).state).toBe('cancelled');

    await expect.poll(async () => (await start().catch(() => null)) !== null, { timeout: 30_000 }).toBe(true);
    await untilEpoch(4);
    for (const process of processes) process.kill();
    const jobs = await opened.lab.call('jobs.list', {});
    const killed = jobs.find(({ kind, state }) => kind === 'experiment' && state === 'running');
    if (killed) await ended(opened.lab, killed);

    expect((await ended(opened.lab, await start())).state).toBe('done');
    expect(await runs()).toHaveLength(2);
    expect(numbers(await result())).toEqual(numbers(whole));
  },
  6 * MINUTE,
);

onlyWithTensorflow(
  'what is finished is told without training anything, and what is not says so',
  async () => {
    await expect(ended(opened.lab, await start({ ...study, finishedOnly: true }))).resolves.toMatchObject({
      state: 'failed',
      error: { kind: 'conflict' },
    });
    await ended(opened.lab, await start({ ...study, networks: ['cnn2'], epochs: 2 }));
    const { job: _, ...told } = {
      job: await ended(opened.lab, await start({ ...study, epochs: 2, finishedOnly: true })),
      result: await result(),
    };
    const left = told.result.tables?.find(({ id }) => id === 'left');
    expect(left?.rows).toHaveLength(1);
    expect(left?.rows[0]?.[2]).toBe('Not started.');
    expect(told.result.verdict).toBe('open');
  },
  3 * MINUTE,
);
