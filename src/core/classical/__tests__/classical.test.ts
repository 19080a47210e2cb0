import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classifierSpecSchema, type ClassifierSpec } from '../../../contract/data/classical.js';
import { accuracy } from '../../metrics/accuracy.js';
import { applyPca } from '../pca/applyPca.js';
import { classScores } from '../classScores.js';
import { createClassifier } from '../createClassifier.js';
import { decodeClassifier } from '../decodeClassifier.js';
import { encodeClassifier } from '../encodeClassifier.js';
import { fitClassifier } from '../fitClassifier.js';
import { fitForest } from '../forest/fitForest.js';
import { fitPca } from '../pca/fitPca.js';
import { joinForest } from '../forest/joinForest.js';
import type { Matrix } from '../matrix.js';
import { maxPool } from '../maxPool.js';
import { predictClasses } from '../predictClasses.js';
import { kernelMatrix } from '../svm/kernelMatrix.js';
import { openPairLoops, plainPairLoops } from '../svm/pairLoops.js';
import { pairModule } from '../svm/pairModule.js';
import { solvePair } from '../svm/solvePair.js';
import { svmDecisions } from '../svm/svmDecisions.js';
import { peakData } from './peakData.js';

const { x, labels } = peakData({ rows: 240, columns: 60, classes: 3, noise: 0.15, shift: 2, seed: 5 });
const all: ClassifierSpec[] = [
  { model: { kind: 'random-forest', trees: 15 } },
  { model: { kind: 'svm' } },
  { model: { kind: 'svm', kernel: 'linear' } },
  { model: { kind: 'neighbours' } },
  { model: { kind: 'neighbours', metric: 'cosine' } },
  { model: { kind: 'neighbours', metric: 'pearson' } },
  { model: { kind: 'neighbours', metric: 'dtw', band: 3 } },
  { model: { kind: 'nearest-centroid' } },
  { model: { kind: 'threshold' } },
  {
    before: [
      { kind: 'max-pool', size: 4 },
      { kind: 'pca', components: 5 },
    ],
    model: { kind: 'svm' },
  },
];
const matrix = (rows: number[][]): Matrix => ({
  data: Float32Array.from(rows.flat()),
  rows: rows.length,
  columns: rows[0]?.length ?? 0,
});

test('every model learns clear classes, the baseline of one number excepted', () => {
  for (const spec of all) {
    const classifier = createClassifier(classifierSpecSchema.parse(spec));
    classifier.fit(x, labels, 1);
    const right = accuracy(labels, classifier.predict(x));
    if (spec.model.kind === 'threshold') expect(right).toBeLessThan(0.7);
    else expect(right).toBeGreaterThan(0.95);
  }
});

test('every model is the same after storing and reading, and its bytes are the same for the same seed', () => {
  for (const spec of all) {
    const classifier = fitClassifier(spec, x, labels, { seed: 7 });
    const bytes = encodeClassifier(classifier);
    const again = decodeClassifier(bytes);
    expect(again).toEqual(classifier);
    expect(predictClasses(again, x)).toEqual(predictClasses(classifier, x));
    expect(encodeClassifier(fitClassifier(spec, x, labels, { seed: 7 }))).toEqual(bytes);
  }
});

test('a stored model that is cut short is refused with what to do', () => {
  const bytes = encodeClassifier(fitClassifier({ model: { kind: 'svm' } }, x, labels, { seed: 1 }));
  expect(() => decodeClassifier(bytes.subarray(0, bytes.length - 100))).toThrow(/train it again/);
  expect(() => decodeClassifier(bytes.subarray(0, 40))).toThrow(/train it again/);
  expect(() => decodeClassifier(Uint8Array.from(bytes.keys()))).toThrow(/train it again/);
});

test('shares are between 0 and 1 and add up to 1, and the largest is the class predicted', () => {
  for (const spec of all) {
    const classifier = fitClassifier(spec, x, labels, { seed: 7 });
    const { scores, probability } = classScores(classifier, x);
    const predicted = predictClasses(classifier, x);
    if (!probability) continue;
    for (let row = 0; row < x.rows; row++) {
      const shares = [...scores.subarray(row * 3, row * 3 + 3)];
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
      if (spec.model.kind !== 'threshold') expect(shares[predicted[row] ?? -1]).toBe(Math.max(...shares));
    }
  }
});

test('one nearest neighbour knows its own training spectra, in every metric', () => {
  const noisy = peakData({ rows: 90, columns: 40, classes: 9, noise: 1, shift: 2, seed: 8 });
  for (const metric of ['euclidean', 'cosine', 'pearson', 'dtw'] as const) {
    const spec: ClassifierSpec = { model: { kind: 'neighbours', neighbours: 1, metric } };
    const classifier = fitClassifier(spec, noisy.x, noisy.labels, { seed: 1 });
    expect(predictClasses(classifier, noisy.x)).toEqual(noisy.labels);
  }
});

test('nearest neighbours far from zero are still found where single precision alone would lose them', () => {
  const offset = matrix(Array.from({ length: 40 }, (_, i) => [10_000 + i / 64, 20_000, 30_000]));
  const own = Int32Array.from({ length: 40 }, (_, i) => i);
  const classifier = fitClassifier({ model: { kind: 'neighbours', neighbours: 1 } }, offset, own, { seed: 1 });
  expect(predictClasses(classifier, offset)).toEqual(own);
});

test('warping forgives a shift that Euclidean distance does not', () => {
  const peakAt = (place: number, height: number): number[] =>
    Array.from({ length: 50 }, (_, i) => height / (1 + ((i - place) / 2) ** 2));
  const train = matrix([peakAt(20, 1), peakAt(30, 0.5)]);
  const asked = matrix([peakAt(27, 1), peakAt(23, 0.5)]);
  const own = Int32Array.of(0, 1);
  const by = (metric: 'euclidean' | 'dtw'): number[] => [
    ...predictClasses(
      fitClassifier({ model: { kind: 'neighbours', neighbours: 1, metric, band: 8 } }, train, own, { seed: 1 }),
      asked,
    ),
  ];
  expect(by('dtw')).toEqual([0, 1]);
  expect(by('euclidean')).not.toEqual([0, 1]);
});

test('a forest is the same for the same seed, another for another, and the same in one piece or in batches', () => {
  const options = { trees: 12 };
  const whole = fitForest(x, labels, 3, options, 3);
  expect(fitForest(x, labels, 3, options, 3)).toEqual(whole);
  expect(fitForest(x, labels, 3, options, 4)).not.toEqual(whole);
  const parts = [
    fitForest(x, labels, 3, options, 3, { firstTree: 0, trees: 5 }),
    fitForest(x, labels, 3, options, 3, { firstTree: 5, trees: 7 }),
  ];
  const joined = joinForest(parts);
  expect({ ...joined, importances: null }).toEqual({ ...whole, importances: null });
  joined.importances.forEach((value, i) => expect(value).toBeCloseTo(whole.importances[i] ?? NaN, 12));
});

test('one full tree without bootstrap repeats its training labels, and a limited one keeps its limits', () => {
  const full = { kind: 'random-forest' as const, trees: 1, bootstrap: false };
  expect(predictClasses(fitClassifier({ model: full }, x, labels, { seed: 1 }), x)).toEqual(labels);
  const stump = fitClassifier({ model: { ...full, maxDepth: 1 } }, x, labels, { seed: 1 });
  expect(stump.model.kind === 'random-forest' && stump.model.column.length).toBe(3);
  const coarse = fitClassifier({ model: { ...full, minLeaf: 100 } }, x, labels, { seed: 1 });
  expect(coarse.model.kind === 'random-forest' && coarse.model.column.length).toBeLessThanOrEqual(3);
});

test('the importances of a forest point at the only point that tells the classes apart', () => {
  const noise = peakData({ rows: 200, columns: 20, classes: 1, noise: 1, shift: 0, seed: 9 }).x;
  const own = Int32Array.from({ length: 200 }, (_, row) => ((noise.data[row * 20 + 13] ?? 0) > 0.3 ? 1 : 0));
  const { model } = fitClassifier({ model: { kind: 'random-forest' } }, noise, own, { seed: 1 });
  if (model.kind !== 'random-forest') throw new Error('wrong model');
  expect(model.importances.indexOf(Math.max(...model.importances))).toBe(13);
  expect(model.importances.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
});

test('the margin of two mirrored classes lies in the middle, and mirrored spectra decide with opposite signs', () => {
  const half = [
    [1, 2],
    [2, 1],
    [1.5, 3],
    [0.2, 0.4],
  ];
  const points = matrix([...half, ...half.map((point) => point.map((value) => -value))]);
  const own = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1);
  for (const kernel of ['linear', 'rbf'] as const) {
    const { model } = fitClassifier({ model: { kind: 'svm', kernel } }, points, own, { seed: 1 });
    if (model.kind !== 'svm') throw new Error('wrong model');
    expect(model.intercepts[0]).toBeCloseTo(0, 3);
    const decisions = svmDecisions(model, points);
    half.forEach((_, i) => expect(decisions[i]).toBeCloseTo(-(decisions[i + 4] ?? NaN), 2));
  }
});

test('a class without training spectra is never predicted', () => {
  for (const spec of all) {
    const classifier = fitClassifier(spec, x, labels, { seed: 1, classes: 5 });
    expect(Math.max(...predictClasses(classifier, x))).toBeLessThan(3);
  }
});

test('pooling forgives shifts within a block and makes the largest value of each', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 7 }), (size, block) => {
      const peakAt = (place: number): Matrix =>
        matrix([Array.from({ length: 8 * size }, (_, i) => (i === place ? 1 : 0))]);
      const pooled = maxPool(peakAt(block * size), size);
      for (let shift = 0; shift < size; shift++) expect(maxPool(peakAt(block * size + shift), size)).toEqual(pooled);
      expect(pooled.columns).toBe(8);
      expect(pooled.data[block]).toBe(1);
    }),
  );
  expect(() => maxPool(x, 61)).toThrow(/1 to 60/);
});

test('principal components are orthogonal, ordered, point to their largest element, and give the data back', () => {
  for (const data of [x, { ...x, rows: 30 }]) {
    const model = fitPca(data, {});
    const count = model.explainedVariance.length;
    const component = (k: number): Float32Array => model.components.subarray(k * x.columns, (k + 1) * x.columns);
    const last = data.rows < x.columns ? count - 1 : count;
    for (let k = 0; k < last; k++) {
      const largest = [...component(k)].reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
      expect(largest).toBeGreaterThan(0);
      if (k > 0) expect(model.explainedVariance[k]).toBeLessThanOrEqual(model.explainedVariance[k - 1] ?? 0);
      for (let other = 0; other <= k; other++) {
        const dot = component(k).reduce((sum, value, i) => sum + value * (component(other)[i] ?? NaN), 0);
        expect(dot).toBeCloseTo(k === other ? 1 : 0, 5);
      }
    }
    const coordinates = applyPca(model, data);
    for (let i = 0; i < x.columns; i++) {
      let value = model.mean[i] ?? NaN;
      for (let k = 0; k < last; k++) value += (coordinates.data[k] ?? NaN) * (component(k)[i] ?? NaN);
      expect(value).toBeCloseTo(x.data[i] ?? NaN, 4);
    }
  }
  expect(() => fitPca(x, { components: 61 })).toThrow(/1 to 60/);
});

test('the baseline finds the best threshold on the maximum, and the border on the position', () => {
  const spectrum = (place: number, height: number): number[] =>
    Array.from({ length: 30 }, (_, i) => (i === place ? height : 0));
  const byHeight = matrix([0.5, 0.55, 0.6, 0.72, 0.65, 0.75, 0.8, 0.85].map((height, i) => spectrum(i, height)));
  const own = Int32Array.of(1, 1, 1, 1, 0, 0, 0, 0);
  const heights = fitClassifier({ model: { kind: 'threshold' } }, byHeight, own, { seed: 1 });
  expect([...predictClasses(heights, byHeight)]).toEqual([1, 1, 1, 0, 0, 0, 0, 0]);
  const byPlace = matrix([3, 5, 8, 11, 12, 20].map((place) => spectrum(place, 1)));
  const places = Int32Array.of(0, 0, 0, 1, 1, 1);
  const positions = fitClassifier({ model: { kind: 'threshold', feature: 'position' } }, byPlace, places, { seed: 1 });
  expect([...predictClasses(positions, byPlace)]).toEqual([...places]);
});

test('data that cannot be learned from are refused with the place', () => {
  const spec: ClassifierSpec = { model: { kind: 'nearest-centroid' } };
  const broken = { ...x, data: x.data.slice() };
  broken.data[x.columns + 4] = NaN;
  expect(() => fitClassifier(spec, broken, labels, { seed: 1 })).toThrow('Point 5 of spectrum 2 is not a number');
  expect(() => fitClassifier(spec, x, labels.slice(1), { seed: 1 })).toThrow('240 spectra and 239 labels');
  expect(() => fitClassifier(spec, x, labels, { seed: 1, classes: 2 })).toThrow('labels run from 0 to 1');
  const trained = fitClassifier(spec, x, labels, { seed: 1 });
  expect(() => predictClasses(trained, { ...x, columns: 30 })).toThrow(/30 points where 60 are wanted/);
  expect(() => createClassifier(spec).predict(x)).toThrow(/train it first/);
});

test('a machine of two classes is the same from WebAssembly and from plain loops, step by step, for even and odd numbers of samples', () => {
  expect(WebAssembly.validate(pairModule())).toBe(true);
  for (const size of [2, 7, 40, 61]) {
    const noisy = peakData({ rows: size, columns: 30, classes: 1, noise: 1, shift: 3, seed: size }).x;
    for (const gamma of [0, 0.02]) {
      const kernel = kernelMatrix(noisy, gamma);
      const [simd, plain] = [openPairLoops, plainPairLoops].map((open) =>
        solvePair(kernel, size, Math.ceil(size / 2), 1, 1e-3, open),
      );
      expect(simd).toEqual(plain);
      expect(plain?.iterations).toBeGreaterThan(0);
    }
  }
});
