import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countSamples } from '../countSamples.js';
import { generate } from '../generate.js';
import { recipeFromBenchmark } from '../recipeFromBenchmark.js';
import { resolveClasses } from '../resolveClasses.js';
import { smallRecipe } from './recipes.js';

const golden = JSON.parse(readFileSync('tests/golden/synthesis.json', 'utf8')) as {
  peakCounts: Record<string, number>;
  average: {
    positions: number[];
    heights: number[];
    runs: number;
    probes: number[];
    mean: number[];
    deviation: number[];
    meanSum: number;
  };
};
const folder = '../shared/samples/synthetic-benchmark';
const samples = existsSync(folder);
const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
/** A class list like the study's. */
const config = (...classes: [number[], number[]][]) => ({
  datapoints: 1000,
  spectra: Object.fromEntries(classes.map(([p, h], i) => [i, { peak_positions: p, peak_heights: h }])),
});

test('a challenge class has the mean spectrum and its scatter that NumPy and SciPy give', () => {
  const { positions, heights, probes, mean, deviation, meanSum, runs } = golden.average;
  const n = 4000;
  const recipe = recipeFromBenchmark(config([positions, heights]), 'challenge');
  const { x } = generate({ ...recipe, splits: { ...recipe.splits, train: { kind: 'drawn', perClass: n } } }, 'train');
  probes.forEach((probe, k) => {
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const value = x[i * 1000 + probe] ?? NaN;
      sum += value;
      squares += value * value;
    }
    const sd = deviation[k] ?? NaN;
    const error = sd * Math.sqrt(1 / n + 1 / runs);
    expect(Math.abs(sum / n - (mean[k] ?? NaN))).toBeLessThanOrEqual(5 * error + 1e-7);
    if (sd > 0.01) expect(Math.sqrt(squares / n - (sum / n) ** 2) / sd).toBeCloseTo(1, 0);
  });
  expect(x.reduce((a, b) => a + b, 0) / n / meanSum).toBeCloseTo(1, 1);
});

test('the test set of a challenge triplet is laid down: shifts inside, heights outside, nothing drawn', () => {
  const recipe = recipeFromBenchmark(
    config([
      [200, 600],
      [0.7, 1],
    ]),
    'challenge',
  );
  const { meta, x } = generate(recipe, 'test');
  const { position, height } = meta.peaks ?? { position: [], height: [] };
  const pairs = (values: ArrayLike<number>) =>
    Array.from({ length: 6 }, (_, i) =>
      [values[2 * i], values[2 * i + 1]].map((v) => Math.round((v ?? NaN) * 1e4) / 1e4),
    );
  expect(pairs(position)).toEqual([
    [200, 600],
    [170, 570],
    [230, 630],
    [200, 600],
    [170, 570],
    [230, 630],
  ]);
  expect(pairs(height)).toEqual([0.7, 0.7, 0.7, 0.67, 0.67, 0.67].map((minor) => [minor, 1]));
  expect(x[600]).toBe(1);
  expect(x[200]).toBeCloseTo(0.7, 6);
  expect(generate({ ...recipe, seed: 99 }, 'test').x).toEqual(x);
});

test('drawn classes follow the published law of peak counts', () => {
  const count = 5000;
  const law = smallRecipe({
    length: 5000,
    classes: {
      kind: 'drawn',
      seed: 1,
      count,
      peakCount: { value: { kind: 'gamma', shape: 1.2, scale: 1.2 }, plus: 2, from: 2, to: 10 },
      position: { kind: 'integer', from: 100, to: 4899 },
      height: { kind: 'integer', from: 1, to: 100 },
    },
  });
  const classes = resolveClasses(law);
  let chiSquared = 0;
  for (let peaks = 2; peaks <= 10; peaks++) {
    const wanted = count * (golden.peakCounts[peaks] ?? NaN);
    chiSquared += (classes.filter((one) => one.peaks.length === peaks).length - wanted) ** 2 / wanted;
  }
  // 99.9 % of a chi-squared distribution of 8 degrees of freedom lies below 26.1.
  expect(chiSquared).toBeLessThan(26.1);
  for (const { peaks } of classes) {
    expect(Math.max(...peaks.map(({ height }) => Number(height)))).toBe(1);
    const positions = peaks.map(({ position }) => Number(position));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(positions.every((position) => position >= 100 && position < 4900)).toBe(true);
  }
});

test.skipIf(!samples)('the published class lists become recipes with the published counts', () => {
  const general = recipeFromBenchmark(read('benchmark.json'), 'general');
  expect(countSamples(general)).toEqual({ train: 25_000, validation: 5_000, test: 4_500 });
  const challenge = recipeFromBenchmark(read('challenge.json'), 'challenge');
  expect(countSamples(challenge)).toEqual({ train: 1_350, validation: 270, test: 162 });
  expect(resolveClasses(general)[0]?.peaks).toHaveLength(10);
});

test.skipIf(!samples)('classes 8 and 318 of the published test set move by 17 points, four others by 0.025', () => {
  const general = recipeFromBenchmark(read('benchmark.json'), 'general');
  const classes = resolveClasses(general);
  const { meta } = generate(general, 'test');
  const { offsets, position, height } = meta.peaks ?? { offsets: [], position: [], height: [] };
  const first = (classNumber: number, index: number): number => offsets[classNumber * 9 + index] ?? NaN;
  for (const [classNumber, shift] of [
    [7, 30],
    [8, 17],
    [318, 17],
  ] as const) {
    expect(position[first(classNumber, 2)]).toBe(Number(classes[classNumber]?.peaks[0]?.position) + shift);
    expect(position[first(classNumber, 1)]).toBe(Number(classes[classNumber]?.peaks[0]?.position) - shift);
  }
  for (const [classNumber, change] of [
    [163, 0.04],
    [164, 0.025],
  ] as const) {
    const peaks = classes[classNumber]?.peaks ?? [];
    peaks.forEach((peak, k) => {
      const own = Number(peak.height);
      expect(height[first(classNumber, 3) + k]).toBeCloseTo(own === 1 ? 1 : own + change, 5);
    });
  }
});

test.each([[{}], [{ datapoints: 5000, spectra: { 0: { peak_positions: [1], peak_heights: [] } } }], [null]])(
  'what is no class list is refused with a sentence',
  (value) => {
    expect(() => recipeFromBenchmark(value, 'general')).toThrow(/no class list of the benchmark study/);
  },
);

test('a class with more positions than heights is named', () => {
  expect(() => recipeFromBenchmark(config([[1, 2], [1]]), 'general')).toThrow(/Class 0/);
});
