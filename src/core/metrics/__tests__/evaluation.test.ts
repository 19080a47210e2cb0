import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argmaxRows } from '../../classical/argmaxRows.js';
import { accuracy } from '../accuracy.js';
import { bootstrapInterval } from '../bootstrapInterval.js';
import { calibration } from '../calibration.js';
import { classReport } from '../classReport.js';
import { confusionMatrix } from '../confusionMatrix.js';
import { mcnemar } from '../mcnemar.js';
import { pairedBootstrap } from '../pairedBootstrap.js';
import { studentInterval } from '../studentInterval.js';
import { studentQuantile } from '../studentQuantile.js';
import { topKAccuracy } from '../topKAccuracy.js';

interface Golden {
  evaluation: {
    labels: string;
    scores: number[];
    other: string;
    accuracy: number;
    top2: number;
    macroF1: number;
    confusion: number[];
    expectedError10: number;
    brier: number;
    mcnemar: { onlyFirst: number; onlySecond: number; pValue: number };
  };
  studentQuantiles: Record<string, number>;
}

const golden = JSON.parse(readFileSync('tests/golden/classical.json', 'utf8')) as Golden;
const expected = golden.evaluation;
const labels = Int32Array.from(expected.labels, Number);
const scores = Float32Array.from(expected.scores);
const predicted = argmaxRows(scores, 4);

test('accuracy, top-2, F1 and confusion matrix equal those of scikit-learn', () => {
  const confusion = confusionMatrix(labels, predicted, 4);
  expect(accuracy(labels, predicted)).toBeCloseTo(expected.accuracy, 12);
  expect(topKAccuracy(labels, scores, 4, 2)).toBeCloseTo(expected.top2, 12);
  expect([...confusion]).toEqual(expected.confusion);
  expect(classReport(confusion, 4).macroF1).toBeCloseTo(expected.macroF1, 12);
});

test('calibration error and Brier score equal those of an independent program', () => {
  const { expectedError, brier, bins } = calibration(labels, scores, 4, 10);
  expect(expectedError).toBeCloseTo(expected.expectedError10, 6);
  expect(brier).toBeCloseTo(expected.brier, 6);
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(labels.length);
});

test("McNemar's exact probability equals SciPy's binomial test", () => {
  const found = mcnemar(labels, predicted, Int32Array.from(expected.other, Number));
  expect(found.onlyFirst).toBe(expected.mcnemar.onlyFirst);
  expect(found.onlySecond).toBe(expected.mcnemar.onlySecond);
  expect(found.pValue / expected.mcnemar.pValue).toBeCloseTo(1, 9);
});

test("quantiles of Student's t equal SciPy's", () => {
  for (const [degrees, value] of Object.entries(golden.studentQuantiles)) {
    expect(studentQuantile(0.975, Number(degrees))).toBeCloseTo(value, 8);
  }
});

test('two classifiers that are right on the same spectra do not differ', () => {
  expect(mcnemar(labels, predicted, predicted)).toEqual({ onlyFirst: 0, onlySecond: 0, pValue: 1 });
  const right = Float64Array.from(labels, (label, i) => (label === predicted[i] ? 1 : 0));
  expect(pairedBootstrap(right, right, { seed: 1 })).toMatchObject({ mean: 0, low: 0, high: 0, pValue: 1 });
});

test('a class that does not occur and is never predicted does not pull the mean F1 down', () => {
  expect(classReport(confusionMatrix([0, 1, 1], [0, 1, 1], 3), 3).macroF1).toBe(1);
});

test('top-k accuracy grows with k and reaches 1 with all classes', () => {
  const values = [1, 2, 3, 4].map((k) => topKAccuracy(labels, scores, 4, k));
  expect(values).toEqual([...values].sort((a, b) => a - b));
  expect(values[3]).toBe(1);
});

test('probabilities that come true are perfectly calibrated', () => {
  const sure = Float64Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 0.75 : 0.25));
  const truth = Int32Array.from({ length: 200 }, (_, i) => (i % 4 === 0 ? 1 : 0));
  expect(calibration(truth, sure, 2).expectedError).toBeCloseTo(0, 12);
});

test('a bootstrap interval holds the mean, is the same for the same seed, and widens with its level', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 40 }),
      fc.nat(),
      (values, seed) => {
        const narrow = bootstrapInterval(values, { seed, level: 0.5, resamples: 200 });
        const wide = bootstrapInterval(values, { seed, level: 0.95, resamples: 200 });
        expect(bootstrapInterval(values, { seed, level: 0.95, resamples: 200 })).toEqual(wide);
        expect(wide.low).toBeLessThanOrEqual(narrow.low);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
        expect(wide.low).toBeLessThanOrEqual(wide.mean + 1e-9);
      },
    ),
    { numRuns: 50 },
  );
});

test('the bootstrap interval of an accuracy is as wide as theory says', () => {
  const values = Array.from({ length: 1000 }, (_, i) => (i % 10 < 9 ? 1 : 0));
  const { mean, low, high, n } = bootstrapInterval(values, { seed: 3 });
  const half = 1.96 * Math.sqrt((0.9 * 0.1) / 1000);
  expect(mean).toBeCloseTo(0.9, 12);
  expect(n).toBe(1000);
  expect(low).toBeCloseTo(0.9 - half, 2);
  expect(high).toBeCloseTo(0.9 + half, 2);
});

test("Student's interval of ten seeds is the textbook one", () => {
  const { mean, low, high } = studentInterval([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(mean).toBeCloseTo(5.5, 12);
  expect(high - mean).toBeCloseTo((2.262157162798205 * Math.sqrt(55 / 6)) / Math.sqrt(10), 8);
  expect(mean - low).toBeCloseTo(high - mean, 12);
});

test('a clear difference on the same spectra is significant, a small one is not', () => {
  const first = Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? 1 : 0));
  const much = Array.from({ length: 200 }, (_, i) => (i % 5 > 0 ? 1 : 0));
  const little = first.map((value, i) => (i === 1 ? 1 : value));
  expect(pairedBootstrap(first, much, { seed: 1 }).pValue).toBeLessThan(0.01);
  expect(pairedBootstrap(first, little, { seed: 1 }).pValue).toBeGreaterThan(0.2);
});
