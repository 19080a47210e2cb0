import { expect, test } from 'vitest';
import { optimiserSchema } from '../../../contract/index.js';
import { forecastTraining, type ForecastOptions } from '../forecastTraining.js';
import { cnn2 } from '../published/cnn2.js';
import { inc6 } from '../published/inception.js';

const adam = optimiserSchema.parse({ type: 'adam' });
const base: ForecastOptions = {
  spec: cnn2({ inputLength: 5000, outputs: 500 }),
  ...{ batchSize: 128, optimiser: adam, train: 25_000, validation: 5000 },
};

test('weights and memory of the optimiser take what they count, four bytes each, spectra more while they arrive', () => {
  const { memory } = forecastTraining(base);
  expect(memory.weights).toBe(4 * 19_150_728);
  expect(memory.optimiser).toBe(2 * memory.weights);
  expect(memory.data).toBeGreaterThan(4 * 30_000 * 5000);
  expect(forecastTraining({ ...base, made: true }).memory.data).toBeLessThan(memory.data);
  const { total, ...parts } = memory;
  expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(total);
});

test('an optimiser that remembers less takes less', () => {
  const bytes = (optimiser: object) =>
    forecastTraining({ ...base, optimiser: optimiserSchema.parse(optimiser) }).memory.optimiser;
  expect(bytes({ type: 'sgd' })).toBe(0);
  expect(bytes({ type: 'sgd', momentum: 0.9 })).toBe(4 * 19_150_728);
});

test('twice the batch keeps twice as much, but never more than there are spectra', () => {
  const kept = (batchSize: number, train = base.train) =>
    forecastTraining({ ...base, batchSize, train }).memory.activations;
  expect(kept(256)).toBe(2 * kept(128));
  expect(kept(256, 64)).toBe(kept(64));
});

test('more spectra take proportionally more time and larger networks more of both', () => {
  const { secondsPerEpoch, memory } = forecastTraining(base);
  const twice = forecastTraining({ ...base, train: 50_000, validation: 10_000 });
  expect(twice.secondsPerEpoch / secondsPerEpoch).toBeCloseTo(2, 2);
  const large = forecastTraining({ ...base, spec: inc6({ inputLength: 5000, outputs: 500 }) });
  expect(large.secondsPerEpoch).toBeGreaterThan(2 * secondsPerEpoch);
  expect(large.memory.total).toBeGreaterThan(2 * memory.total);
});
