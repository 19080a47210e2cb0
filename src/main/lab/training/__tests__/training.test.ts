import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LabEvents, RunSummary } from '../../../../contract/index.js';
import { ended, openTestLab, type TestLab } from '../../__tests__/openTestLab.js';
import { FakeTrainers } from './fakeTrainers.js';
import { centroidPlan, makeDataset, tinyPlan } from './tinyData.js';

let trainers: FakeTrainers;
let opened: TestLab;
beforeEach(() => {
  trainers = new FakeTrainers();
  opened = openTestLab({ trainer: { fork: trainers.fork, width: 2 } });
});
afterEach(async () => {
  await opened.close();
  opened.remove();
});

async function start(seeds: number[], plan = tinyPlan()) {
  const { id: datasetId } = await makeDataset(opened.lab);
  return opened.lab.call('runs.start', { datasetId, plan, seeds });
}
const states = async (): Promise<string[]> => (await opened.lab.call('runs.list', {})).map(({ state }) => state);
const get = (id = '') => opened.lab.call('runs.get', { id });
const first = ({ runs }: { runs: RunSummary[] }): string => runs[0]?.id ?? '';

test('runs of a group go on side by side as far as there are places, in the order of their seeds', async () => {
  await start([5, 6, 7]);
  await expect.poll(() => trainers.seeds).toEqual([5, 6]);
  expect(await states()).toEqual(['running', 'running', 'queued']);
  const [one] = trainers.busy;
  one?.epoch();
  one?.done();
  await expect.poll(() => trainers.seeds).toEqual([6, 7]);
  await expect.poll(states).toEqual(['done', 'running', 'running']);
});

test('a done run makes a model with its curve and what it is worth, and its job ends', async () => {
  const started = await start([3]);
  await expect.poll(() => trainers.busy.length).toBe(1);
  const [trainer] = trainers.busy;
  for (let epoch = 0; epoch < 4; epoch += 1) trainer?.epoch();
  trainer?.done();
  const job = await ended(opened.lab, started.job);
  expect(job).toMatchObject({ kind: 'train', state: 'done', message: '1 model trained.' });
  const run = await get(first(started));
  expect(run).toMatchObject({ state: 'done', epochsDone: 4, resumable: false, testAccuracy: 0.5 });
  expect(run.history).toHaveLength(4);
  expect(run.curve).toEqual(Float32Array.of(0.5, 0.5, 0.5, 0.5));
  expect(run.provenance?.engine).toBe('tfjs-node 4, TensorFlow 2, graph, 1 thread');
  const [model] = await opened.lab.call('models.list', {});
  expect(model).toMatchObject({ hash: run.modelHash, classNames: ['left', 'right'], seed: 3, used: false });
  const detail = await opened.lab.call('models.get', { hash: run.modelHash ?? '' });
  expect(detail.evaluation?.confusion).toEqual(Int32Array.of(8, 0, 8, 0));
});

test('equal trainings make one model, another seed another', async () => {
  const { id: datasetId } = await makeDataset(opened.lab);
  for (const seed of [1, 1, 2]) {
    const started = await opened.lab.call('runs.start', { datasetId, plan: tinyPlan(), seeds: [seed] });
    await expect.poll(() => trainers.busy.length).toBe(1);
    trainers.busy[0]?.epoch();
    trainers.busy[0]?.done();
    await ended(opened.lab, started.job);
  }
  const runs = await opened.lab.call('runs.list', {});
  expect(new Set(runs.map(({ modelHash }) => modelHash)).size).toBe(2);
  expect(await opened.lab.call('models.list', {})).toHaveLength(2);
});

test('cancel answers at once, the others go on, and the place is taken when the process is gone', async () => {
  const started = await start([1, 2, 3]);
  await expect.poll(() => trainers.seeds).toEqual([1, 2]);
  trainers.busy[0]?.epoch();
  trainers.busy[0]?.checkpoint();
  await expect.poll(async () => (await get(first(started))).resumable).toBe(true);
  const cancelled = await opened.lab.call('runs.cancel', { id: first(started) });
  expect(cancelled).toMatchObject({ state: 'cancelled', reason: 'Cancelled after 1 of 4 epochs.', resumable: true });
  expect(trainers.all[0]?.cancelled).toBe(true);
  await expect.poll(() => trainers.seeds).toEqual([2, 3]);
  const waiting = await opened.lab.call('runs.cancel', { id: started.runs[2]?.id ?? '' });
  expect(waiting.state).toBe('cancelled');
  trainers.busy[0]?.epoch();
  trainers.busy[0]?.done();
  const job = await ended(opened.lab, started.job);
  expect(job.message).toBe('1 model trained, 2 cancelled.');
});

test('cancelling the job cancels all that is not done, what waits included', async () => {
  const started = await start([1, 2, 3]);
  await expect.poll(() => trainers.busy.length).toBe(2);
  const job = await opened.lab.call('jobs.cancel', { id: started.job.id });
  expect(job.state).toBe('cancelled');
  expect(await states()).toEqual(['cancelled', 'cancelled', 'cancelled']);
  await expect.poll(() => trainers.busy.length).toBe(0);
  expect(trainers.all.filter(({ order }) => order)).toHaveLength(2);
});

test('a process that dies makes its run lost, with the reason; it goes on from the checkpoint', async () => {
  const started = await start([1]);
  await expect.poll(() => trainers.busy.length).toBe(1);
  trainers.busy[0]?.epoch();
  trainers.busy[0]?.checkpoint();
  trainers.busy[0]?.epoch();
  await expect.poll(async () => (await get(first(started))).epochsDone).toBe(2);
  trainers.busy[0]?.crash('signal SIGSEGV');
  const job = await ended(opened.lab, started.job);
  expect(job).toMatchObject({ state: 'failed', failures: [{ item: 'seed 1' }] });
  const lost = await get(first(started));
  expect(lost).toMatchObject({ state: 'lost', resumable: true, reason: expect.stringContaining('SIGSEGV') as string });
  expect(lost.history).toHaveLength(2);

  const again = await opened.lab.call('runs.resume', { id: lost.id });
  expect(again.runs[0]).toMatchObject({ id: lost.id, state: 'running', groupId: lost.groupId });
  expect(again.runs[0]?.reason).toBeUndefined();
  await expect.poll(() => trainers.busy.length).toBe(1);
  // From the checkpoint after the first epoch: the second one is learned again.
  trainers.busy[0]?.epoch(1);
  await expect.poll(async () => (await get(lost.id)).history.map(({ epoch }) => epoch)).toEqual([0, 1]);
  trainers.busy[0]?.done();
  expect((await ended(opened.lab, again.job)).state).toBe('done');
  expect((await get(lost.id)).state).toBe('done');
});

test('the job of a resumed run counts from where the run stands, and estimates by what it did itself', async () => {
  const started = await start([1]);
  await expect.poll(() => trainers.busy.length).toBe(1);
  trainers.busy[0]?.epoch();
  trainers.busy[0]?.checkpoint();
  trainers.busy[0]?.epoch();
  trainers.busy[0]?.epoch();
  await expect.poll(async () => (await get(first(started))).epochsDone).toBe(3);
  trainers.busy[0]?.crash('signal SIGSEGV');
  await ended(opened.lab, started.job);

  const again = await opened.lab.call('runs.resume', { id: first(started) });
  expect(again.job).toMatchObject({ done: 3, total: 4 });
  const done = async (): Promise<number> => (await opened.lab.call('jobs.get', { id: again.job.id })).done;
  await expect.poll(() => trainers.busy.length).toBe(1);
  // The checkpoint was made after the first epoch.
  trainers.busy[0]?.epoch(1);
  await expect.poll(done).toBe(2);
  trainers.busy[0]?.epoch(2);
  await expect.poll(done).toBe(3);
  trainers.busy[0]?.done();
  expect(await ended(opened.lab, again.job)).toMatchObject({ state: 'done', done: 4, total: 4 });
});

test('what is going on cannot be resumed or deleted, what is done not be resumed', async () => {
  const started = await start([1]);
  const id = first(started);
  await expect(opened.lab.call('runs.resume', { id })).rejects.toThrow('going on already');
  await expect(opened.lab.call('runs.delete', { ids: [id] })).rejects.toThrow('Cancel it first');
  await expect.poll(() => trainers.busy.length).toBe(1);
  trainers.busy[0]?.epoch();
  trainers.busy[0]?.done();
  await ended(opened.lab, started.job);
  await expect(opened.lab.call('runs.resume', { id })).rejects.toThrow('is done');
  await opened.lab.call('runs.delete', { ids: [id] });
  expect(await opened.lab.call('runs.list', {})).toEqual([]);
  expect(await opened.lab.call('models.list', {})).toHaveLength(1);
});

test('a lab that closes leaves its runs lost and resumable, and they are there when it opens again', async () => {
  const started = await start([1, 2, 3]);
  await expect.poll(() => trainers.busy.length).toBe(2);
  trainers.busy[0]?.epoch();
  trainers.busy[0]?.checkpoint();
  await expect.poll(async () => (await get(first(started))).resumable).toBe(true);
  await opened.reopen();
  expect(trainers.busy).toEqual([]);
  const runs = await opened.lab.call('runs.list', {});
  expect(runs).toMatchObject([
    { state: 'lost', resumable: true, epochsDone: 1, reason: 'Phaselens was closed before it was done.' },
    { state: 'lost', resumable: false },
    { state: 'lost', reason: 'Phaselens was closed before its turn came.' },
  ]);
  const again = await opened.lab.call('runs.resume', { id: first(started) });
  await expect.poll(() => trainers.busy.length).toBe(1);
  expect(trainers.busy[0]?.order?.folder).toContain(first(started));
  await opened.lab.call('jobs.cancel', { id: again.job.id });
});

test('news tell of every epoch; lists are told when a state changes', async () => {
  const news: LabEvents['runs.news'][] = [];
  const changes: string[][] = [];
  opened.lab.on('runs.news', (payload) => news.push(payload));
  opened.lab.on('runs.changed', ({ ids }) => changes.push(ids));
  const started = await start([1]);
  await expect.poll(() => trainers.busy.length).toBe(1);
  for (let epoch = 0; epoch < 3; epoch += 1) trainers.busy[0]?.epoch();
  trainers.busy[0]?.done();
  await ended(opened.lab, started.job);
  expect(news.map(({ epoch }) => epoch?.epoch)).toEqual([0, 1, 2]);
  expect(changes.length).toBeGreaterThanOrEqual(3);
  expect(changes.flat().every((id) => id === first(started))).toBe(true);
});

test('what does not fit is refused before anything starts, with what to change', async () => {
  const { id: datasetId } = await makeDataset(opened.lab);
  const refused = (plan: ReturnType<typeof tinyPlan>) => opened.lab.call('runs.start', { datasetId, plan });
  await expect(refused(tinyPlan({ inputLength: 20 }))).rejects.toThrow(
    'spectra of 20 points and those of “Left or right” have 16',
  );
  await expect(refused(tinyPlan({ outputs: 3 }))).rejects.toThrow('3 outputs and “Left or right” has 2 classes');
  await expect(refused(tinyPlan({ loss: 'meanSquaredError' }))).rejects.toThrow('take cross-entropy');
  await expect(refused(tinyPlan({ classWeights: [1, 2, 3] }))).rejects.toThrow('3 class weights for 2 classes');
  const { id } = await makeDataset(opened.lab, { splits: { validation: { kind: 'drawn', perClass: 0 } } });
  const watching = tinyPlan({ earlyStopping: { patience: 2 } });
  await expect(opened.lab.call('runs.start', { datasetId: id, plan: watching })).rejects.toThrow(
    'no validation spectra',
  );
  expect(await opened.lab.call('runs.list', {})).toEqual([]);
});

test('without TensorFlow networks are refused with how to repair it; classical models train all the same', async () => {
  const bare = openTestLab({ cacheFolder: opened.folder });
  try {
    const { id: datasetId } = await makeDataset(bare.lab);
    await expect(bare.lab.call('runs.start', { datasetId, plan: tinyPlan() })).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/TensorFlow is not there.*scripts\/tensorflow/) as string,
    });
    const started = await bare.lab.call('runs.start', { datasetId, plan: centroidPlan, seeds: [1, 2] });
    expect((await ended(bare.lab, started.job)).message).toBe('2 models trained.');
    const runs = await bare.lab.call('runs.list', { groupId: started.runs[0]?.groupId });
    expect(runs.map(({ state, testAccuracy, seed }) => [state, testAccuracy, seed])).toEqual([
      ['done', 1, 1],
      ['done', 1, 2],
    ]);
  } finally {
    await bare.close();
    bare.remove();
  }
});

test('a restore ends what trains instead of letting it write to a store that is gone', async () => {
  const backup = await opened.lab.call('backup.create', {});
  const started = await start([1]);
  await expect.poll(() => trainers.busy.length).toBe(1);
  await opened.lab.call('backup.restore', { path: backup.path });
  expect(trainers.busy).toEqual([]);
  expect(await opened.lab.call('runs.list', {})).toEqual([]);
  await expect(get(first(started))).rejects.toMatchObject({ kind: 'not-found' });
});

test('two classical models are compared by spectra, groups by seeds', async () => {
  const { id: datasetId } = await makeDataset(opened.lab);
  const run = async (plan: typeof centroidPlan, seeds: number[]) => {
    const started = await opened.lab.call('runs.start', { datasetId, plan, seeds });
    await ended(opened.lab, started.job);
    return started.runs.map(({ id }) => id);
  };
  const forest = { kind: 'classical', spec: { model: { kind: 'random-forest', trees: 3 } } } as const;
  const [a, b] = [await run(centroidPlan, [1, 2]), await run(forest, [1, 2])];
  const groups = await opened.lab.call('runs.compare', { first: a, second: b });
  expect(groups).toMatchObject({ pairs: 'seeds', first: { title: 'Nearest centroid', accuracy: { mean: 1, n: 2 } } });
  const pair = await opened.lab.call('runs.compare', { first: a.slice(0, 1), second: b.slice(0, 1) });
  expect(pair.pairs).toBe('spectra');
  expect(pair.mcnemar?.onlyFirst).toBeGreaterThanOrEqual(0);
  await expect(opened.lab.call('runs.compare', { first: a, second: b.slice(0, 1) })).rejects.toThrow('different seeds');
});
