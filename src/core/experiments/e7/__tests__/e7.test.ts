import { expect, test } from 'vitest';
import { syntheticRecipeSchema, type ExperimentRow } from '../../../../contract/index.js';
import { outputShapes } from '../../../architectures/outputShapes.js';
import { generate } from '../../../synthesis/generate.js';
import { createRandom } from '../../../synthesis/random/createRandom.js';
import { centroidClasses, noiseLimits } from '../baselines.js';
import { errorBetween, errorsByDistance, judged } from '../errorsByDistance.js';
import { judgeE7 } from '../judgeE7.js';
import { networkOf } from '../networkOf.js';
import { normalBelow } from '../normalBelow.js';

const row = (low: number, high: number, n = 10): ExperimentRow => ({
  ...{ label: 'it', metric: '', mean: (low + high) / 2, low, high, n },
});

test('the claim holds with errors at the border and a cure, partly without one, not without errors', () => {
  const judge = (nearMinusFar: ExperimentRow, cure: ExperimentRow) =>
    judgeE7({ near: row(0.1, 0.2), nearMinusFar, cures: [cure], left: [] }).verdict;
  expect(judge(row(0.1, 0.2), row(0.02, 0.1))).toBe('holds');
  expect(judge(row(0.1, 0.2), row(-0.02, 0.1))).toBe('holds partly');
  expect(judge(row(-0.1, 0.2), row(0.02, 0.1))).toBe('does not hold');
  expect(judge(row(0.1, 0.1, 1), row(0.02, 0.02, 1))).toBe('does not hold');
});

test('the sentence says what a cure leaves and what pools do by themselves', () => {
  const { because } = judgeE7({
    ...{ near: row(0.1, 0.2), nearMinusFar: row(0.1, 0.2), cures: [row(0.02, 0.04)], left: [row(0.05, 0.07)] },
    pools: row(-0.01, 0.03),
  });
  expect(because).toContain('it takes away +3.0 points (+2.0 to +4.0) and leaves 6.0 % (5.0 to 7.0)');
  expect(because).toContain('in plain networks: +1.0 points (−1.0 to +3.0), no reliable difference.');
});

test('errors fall into the bins of their distance', () => {
  const all = [0.5, 0.5, 1.5, 3, 9].map((distance, i) => ({ distance, wrong: i % 2 === 0 }));
  expect(errorsByDistance(all, [1, 2, 4, 8, 10])).toEqual([0.5, 1, 0, null, 1]);
  expect(errorBetween(all, 0, 2)).toBeCloseTo(2 / 3);
});

const recipe = (noise: number) =>
  syntheticRecipeSchema.parse({
    kind: 'synthetic',
    title: 'border',
    seed: 3,
    length: 120,
    axis: { unit: 'point', from: 940, step: 1 },
    classes: {
      kind: 'listed',
      list: [
        { name: 'a', peaks: [{ position: { kind: 'integer', from: 990, to: 999 }, height: 0.8 }] },
        { name: 'b', peaks: [{ position: { kind: 'integer', from: 1000, to: 1009 }, height: 0.8 }] },
      ],
    },
    width: { measure: 'sigma', value: 8 },
    noise: noise > 0 ? [{ kind: 'white', sd: noise }] : [],
    splits: {
      train: { kind: 'drawn', perClass: 0 },
      validation: { kind: 'drawn', perClass: 0 },
      test: { kind: 'drawn', perClass: 300 },
    },
  });

test('the centre of gravity is right about spectra without noise', () => {
  const test = generate(recipe(0), 'test');
  const all = judged(test, centroidClasses(test, 999.5), 999.5);
  expect(all.every(({ wrong }) => !wrong)).toBe(true);
  expect(Math.min(...all.map(({ distance }) => distance))).toBe(0.5);
});

test('no estimate of the position is better than the limit, and the best one reaches it', () => {
  const noise = 0.2;
  const part = generate(recipe(noise), 'test');
  const limits = noiseLimits(part, 999.5, noise);
  // Matched filter: the place where a peak of this very shape fits best, on a fine grid.
  const { length } = part.meta;
  const fits = Array.from(part.labels, (_, row) => {
    let best = -Infinity;
    let at = 0;
    for (let place = 40; place < 80; place += 0.1) {
      let sum = 0;
      for (let i = Math.floor(place) - 30; i <= place + 30; i++)
        sum += (part.x[row * length + i] ?? 0) * Math.exp(-0.5 * ((i - place) / 8) ** 2);
      if (sum > best) [best, at] = [sum, place];
    }
    return at + 940 > 999.5 ? 1 : 0;
  });
  const share = (all: readonly number[]) => all.reduce((a, b) => a + b, 0) / all.length;
  const found = share(judged(part, fits, 999.5).map(({ wrong }) => Number(wrong)));
  const expected = share(limits);
  expect(expected).toBeGreaterThan(0.01);
  expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 600));
  const centroid = share(judged(part, centroidClasses(part, 999.5), 999.5).map(({ wrong }) => Number(wrong)));
  expect(centroid).toBeGreaterThanOrEqual(expected);
});

test('the normal distribution is that of the tables', () => {
  expect(normalBelow(0)).toBeCloseTo(0.5, 7);
  expect(normalBelow(1)).toBeCloseTo(0.8413447, 6);
  expect(normalBelow(-1.959964)).toBeCloseTo(0.025, 6);
  const random = createRandom(1, 'z');
  for (let i = 0; i < 50; i++) {
    const z = random.normal();
    expect(normalBelow(z) + normalBelow(-z)).toBeCloseTo(1, 12);
  }
});

test('narrow residual networks keep their strides, plain ones as many pools as they say', () => {
  const shape = (spec: Parameters<typeof outputShapes>[0]) => outputShapes(spec);
  const residual = networkOf({ kind: 'resnet', label: 'r', channels: 4, strides: [1, 2, 2], role: 'cure' }, 256, 2);
  expect(JSON.stringify(shape(residual))).toContain('"length":64,"channels":4');
  expect(residual.layers.some((layer) => layer.type === 'batchNorm' && layer.momentum === 0.9)).toBe(true);
  const plain = networkOf(
    { kind: 'plain', label: 'p', filters: 3, kernels: [9, 7, 5], pools: 2, role: 'other' },
    256,
    2,
  );
  expect(plain.layers.filter(({ type }) => type === 'maxPool')).toHaveLength(2);
  expect(JSON.stringify(shape(plain))).toContain('"length":64,"channels":3');
});
