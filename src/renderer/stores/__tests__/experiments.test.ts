import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, expect, test, vi } from 'vitest';
import { inventedResult } from '../../__tests__/mockExperiments.js';
import { createMockLab } from '../../__tests__/mockLab.js';
import { connectLab } from '../../lab.js';
import { useExperiments } from '../experiments.js';
import { useJobs } from '../jobs.js';

let lab: ReturnType<typeof createMockLab>;

beforeEach(() => {
  setActivePinia(createPinia());
  lab = createMockLab();
  connectLab(lab);
});

test('the first experiment is open when the list is there, and without a result there is none', async () => {
  const experiments = useExperiments();
  await experiments.load();
  expect(experiments.items).toHaveLength(10);
  expect(experiments.current?.id).toBe('e1');
  expect(experiments.result).toBeNull();
  expect(experiments.history).toEqual([]);
});

test('opening an experiment shows its newest result', async () => {
  const experiments = useExperiments();
  await experiments.load();
  await experiments.open('e4');
  expect(experiments.result?.id).toBe('e4-r2');
  expect(experiments.history.map(({ resultId }) => resultId)).toEqual(['e4-r2', 'e4-r1']);
});

test('a slow answer about the experiment before does not replace the page that is open', async () => {
  const experiments = useExperiments();
  await experiments.load();
  const first = experiments.open('e4');
  const second = experiments.open('e5');
  await Promise.all([first, second]);
  expect(experiments.currentId).toBe('e5');
  expect(experiments.result).toBeNull();
});

test('a chosen result of the past stays open while newer ones come; the newest one is followed', async () => {
  const experiments = useExperiments();
  const stop = experiments.listen();
  await experiments.load();
  await experiments.open('e4');
  lab.addResult(inventedResult('e4', 3));
  await vi.waitFor(() => {
    expect(experiments.result?.id).toBe('e4-r3');
  });
  await experiments.choose('e4-r1');
  expect(experiments.result?.id).toBe('e4-r1');
  lab.addResult(inventedResult('e4', 4));
  await vi.waitFor(() => {
    expect(experiments.history).toHaveLength(4);
  });
  expect(experiments.result?.id).toBe('e4-r1');
  await experiments.choose('e4-r4');
  expect(experiments.chosenId).toBeNull();
  stop();
});

test('two results are put side by side, and another experiment takes the comparison away', async () => {
  const experiments = useExperiments();
  await experiments.load();
  await experiments.open('e4');
  await experiments.compare('e4-r1');
  expect(experiments.other?.id).toBe('e4-r1');
  // The compared one becomes the open one: nothing is left to compare.
  await experiments.choose('e4-r1');
  expect(experiments.other).toBeNull();
  await experiments.compare('e4-r2');
  await experiments.open('e5');
  expect(experiments.other).toBeNull();
});

test('a run is known by its job, and cancel ends it at once', async () => {
  const experiments = useExperiments();
  const stop = useJobs().listen();
  await experiments.load();
  await experiments.run(['e4'], 2);
  expect(experiments.job?.state).toBe('running');
  expect(experiments.runningId).toBe('e4');
  await experiments.cancel();
  expect(experiments.job).toBeNull();
  expect(experiments.runningId).toBeNull();
  stop();
});
