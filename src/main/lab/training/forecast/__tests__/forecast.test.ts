import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestLab, type TestLab } from '../../../__tests__/openTestLab.js';
import { FakeTrainers } from '../../__tests__/fakeTrainers.js';
import { centroidPlan, makeDataset, tinyPlan } from '../../__tests__/tinyData.js';
import { macPages } from '../availableMemory.js';
import { forecastWords, memoryWords, timeWords } from '../forecastWords.js';

const GB = 1e9;
let trainers: FakeTrainers;
let opened: TestLab;
let free: number;
beforeEach(() => {
  trainers = new FakeTrainers();
  free = 16 * GB;
  opened = openTestLab({ trainer: { fork: trainers.fork, width: 3, availableMemory: () => free } });
});
afterEach(async () => {
  await opened.close();
  opened.remove();
});

const states = async (): Promise<string[]> => (await opened.lab.call('runs.list', {})).map(({ state }) => state);

/** A run that is done, so that the pace of this machine is known. */
async function oneBefore(datasetId: string): Promise<void> {
  await opened.lab.call('runs.start', { datasetId, plan: tinyPlan(), seeds: [1] });
  await expect.poll(() => trainers.busy.length).toBe(1);
  const [trainer] = trainers.busy;
  for (let epoch = 0; epoch < 3; epoch += 1) trainer?.epoch();
  trainer?.done();
  await expect.poll(states).toEqual(['done']);
}

test('memory and time are told before the start, by an earlier run of the same network', async () => {
  const { id: datasetId } = await makeDataset(opened.lab);
  await oneBefore(datasetId);
  const forecast = await opened.lab.call('runs.forecast', { datasetId, plan: tinyPlan({ epochs: 50 }), seeds: 2 });
  // The earlier epochs took 0.01 seconds each.
  expect(forecast).toMatchObject({ basis: 'same network', sideBySide: 2 });
  expect(forecast?.secondsPerEpoch).toBeCloseTo(0.01, 6);
  expect(forecast?.secondsPerSeed).toBeCloseTo(0.5, 5);
  expect(forecast?.sentence).toMatch(
    /^Needs about \d+ MB and at most 1 s per seed .* as an earlier run of this network here\.$/,
  );
});

test('classical models have no forecast', async () => {
  const { id: datasetId } = await makeDataset(opened.lab);
  expect(await opened.lab.call('runs.forecast', { datasetId, plan: centroidPlan })).toBeNull();
});

test('a training that cannot fit is refused with one sentence', async () => {
  const { id: datasetId } = await makeDataset(opened.lab);
  free = 0.5 * GB;
  await expect(opened.lab.call('runs.start', { datasetId, plan: tinyPlan() })).rejects.toThrow(
    /^“Tiny” needs about \d+ MB of memory to train and 200 MB are free\. /,
  );
  expect(await states()).toEqual([]);
});

test('as many seeds go on side by side as the memory carries', async () => {
  const { id: datasetId } = await makeDataset(opened.lab);
  free = 1.2 * GB;
  await opened.lab.call('runs.start', { datasetId, plan: tinyPlan(), seeds: [1, 2, 3] });
  await expect.poll(() => trainers.seeds).toEqual([1, 2]);
  expect(await states()).toEqual(['running', 'running', 'queued']);
  // The first two have taken what they need: what is free by now is free indeed.
  for (const trainer of trainers.busy) trainer.epoch();
  free = 0.9 * GB;
  trainers.busy[0]?.done();
  await expect.poll(() => trainers.seeds).toEqual([2, 3]);
});

test('a run whose memory is gone when its turn comes fails with the reason', async () => {
  const { id: datasetId } = await makeDataset(opened.lab);
  free = 0.8 * GB;
  await opened.lab.call('runs.start', { datasetId, plan: tinyPlan(), seeds: [1, 2] });
  await expect.poll(() => trainers.seeds).toEqual([1]);
  free = 0.4 * GB;
  trainers.busy[0]?.epoch();
  trainers.busy[0]?.done();
  await expect.poll(states).toEqual(['done', 'failed']);
  const failed = (await opened.lab.call('runs.list', {})).find(({ state }) => state === 'failed');
  expect(failed?.reason).toContain('are free');
});

test('bytes and seconds are told in words of their size', () => {
  expect([3.44e9, 640e6, 1e6].map(memoryWords)).toEqual(['3.4 GB', '640 MB', '10 MB']);
  expect([0.2, 40, 1500, 12_600, 181_440].map(timeWords)).toEqual(['1 s', '40 s', '25 min', '3.5 h', '2.1 days']);
});

test('the sentence says what limits the seeds and where the time is from', () => {
  const part = { fixed: 0, data: 0, weights: 0, gradients: 0, optimiser: 0, copies: 0, activations: 0, total: 3.4e9 };
  const told = {
    ...{ memory: part, available: 8e9, sideBySide: 2, secondsPerEpoch: 30, secondsPerSeed: 1500 },
    basis: 'trial' as const,
  };
  expect(forecastWords(told, { title: 'CNN6', seeds: 3, runs: 0, places: 3 })).toBe(
    'Needs about 3.4 GB and at most 25 min per seed (30 s per epoch), judged by a short trial here. Memory is enough for 2 seeds at a time.',
  );
});

test('what macOS frees where it is wanted counts as free', () => {
  const text = `Mach Virtual Memory Statistics: (page size of 16384 bytes)
Pages free:                              100.
Pages active:                            900.
Pages inactive:                          200.
Pages speculative:                        10.
Pages purgeable:                           5.`;
  expect(macPages(text)).toBe(16_384 * 315);
  expect(macPages('')).toBeUndefined();
});
