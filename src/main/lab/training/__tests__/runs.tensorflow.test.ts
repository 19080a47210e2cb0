import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunDetail } from '../../../../contract/index.js';
import type { TrainerProcess } from '../../../jobs/forkTrainer.js';
import { hasTensorflow } from '../../../trainer/__tests__/tensorflowHere.js';
import { builtTrainer } from '../../__tests__/builtTrainer.js';
import { ended, openTestLab, type TestLab } from '../../__tests__/openTestLab.js';
import { makeDataset, tinyPlan } from './tinyData.js';

const onlyWithTensorflow = test.skipIf(!hasTensorflow);
const MINUTE = 60_000;

const forkBuilt = builtTrainer();

let opened: TestLab;
let processes: TrainerProcess[];
let gone: Set<TrainerProcess>;
beforeEach(() => {
  processes = [];
  gone = new Set();
  const fork = () => {
    const made = forkBuilt();
    processes.push(made);
    made.onExit(() => gone.add(made));
    return made;
  };
  opened = openTestLab({ trainer: { fork, width: 2, checkpointSeconds: 0 } });
});
afterEach(async () => {
  await opened.close();
  opened.remove();
});

const get = (id = ''): Promise<RunDetail> => opened.lab.call('runs.get', { id });
/** What must be equal bit by bit: everything but the clock. */
const curve = ({ history }: RunDetail) => history.map(({ seconds: _, ...rest }) => rest);

async function start(seeds: number[], epochs: number, perClass = 8) {
  const { id: datasetId } = await makeDataset(opened.lab, { splits: { train: { kind: 'drawn', perClass } } });
  return opened.lab.call('runs.start', { datasetId, plan: tinyPlan({ epochs }), seeds });
}
async function untilEpoch(id: string, count: number): Promise<void> {
  await expect.poll(async () => (await get(id)).epochsDone, { timeout: 2 * MINUTE }).toBeGreaterThanOrEqual(count);
}

onlyWithTensorflow(
  'a tiny network learns, equal seeds give equal curves and models, and all is there after a restart',
  async () => {
    const one = await start([4, 5], 30);
    const two = await start([4], 30);
    expect((await ended(opened.lab, one.job)).message).toBe('2 models trained.');
    expect((await ended(opened.lab, two.job)).state).toBe('done');
    const [a, other] = [await get(one.runs[0]?.id), await get(one.runs[1]?.id)];
    const b = await get(two.runs[0]?.id);
    expect(a.evaluation?.accuracy.mean).toBeGreaterThan(0.8);
    expect(a.provenance?.engine).toMatch(/^tfjs-node \S+, TensorFlow \S+, graph, 1 thread$/);
    expect(curve(a)).toEqual(curve(b));
    expect(a.modelHash).toBe(b.modelHash);
    expect(curve(a)).not.toEqual(curve(other));
    await opened.reopen();
    expect(await opened.lab.call('models.list', {})).toHaveLength(2);
    expect((await get(a.id)).history).toEqual(a.history);
  },
  4 * MINUTE,
);

onlyWithTensorflow(
  'cancel answers within a second, the process is gone within five, and the run goes on to the same curve',
  async () => {
    const whole = await start([9], 40, 200);
    await ended(opened.lab, whole.job);
    const cut = await opened.lab.call('runs.start', {
      datasetId: whole.runs[0]?.datasetId ?? '',
      plan: tinyPlan({ epochs: 40 }),
      seeds: [9],
    });
    const id = cut.runs[0]?.id ?? '';
    await untilEpoch(id, 2);
    const trainer = processes.at(-1);
    const began = Date.now();
    const cancelled = await opened.lab.call('runs.cancel', { id });
    expect(Date.now() - began).toBeLessThan(1000);
    expect(cancelled.state).toBe('cancelled');
    await expect.poll(() => trainer && gone.has(trainer), { timeout: 5000 }).toBe(true);
    await expect.poll(async () => (await get(id)).resumable).toBe(true);
    expect((await get(id)).epochsDone).toBeLessThan(40);
    const again = await opened.lab.call('runs.resume', { id });
    expect((await ended(opened.lab, again.job)).state).toBe('done');
    const [resumed, uninterrupted] = [await get(id), await get(whole.runs[0]?.id)];
    expect(curve(resumed)).toEqual(curve(uninterrupted));
    expect(resumed.modelHash).toBe(uninterrupted.modelHash);
  },
  4 * MINUTE,
);

onlyWithTensorflow(
  'a trainer that is killed makes its run lost, with the reason, and it goes on to the same model',
  async () => {
    const whole = await start([2], 30, 100);
    await ended(opened.lab, whole.job);
    const { datasetId } = await get(whole.runs[0]?.id);
    const cut = await opened.lab.call('runs.start', { datasetId, plan: tinyPlan({ epochs: 30 }), seeds: [2] });
    const id = cut.runs[0]?.id ?? '';
    await untilEpoch(id, 3);
    process.kill(processes.at(-1)?.pid ?? 0, 'SIGKILL');
    expect((await ended(opened.lab, cut.job)).state).toBe('failed');
    const lost = await get(id);
    expect(lost).toMatchObject({ state: 'lost', resumable: true });
    expect(lost.reason).toMatch(/ended unexpectedly \(signal SIGKILL\)/);
    const again = await opened.lab.call('runs.resume', { id });
    await ended(opened.lab, again.job);
    expect((await get(id)).modelHash).toBe((await get(whole.runs[0]?.id)).modelHash);
  },
  4 * MINUTE,
);
