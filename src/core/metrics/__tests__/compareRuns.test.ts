import { expect, test } from 'vitest';
import { accuracyInterval } from '../accuracyInterval.js';
import { compareRuns, type ComparedRun } from '../compareRuns.js';
import { evaluate } from '../evaluate.js';
import { pairedStudent } from '../pairedStudent.js';

const labels = Int32Array.from({ length: 200 }, (_, i) => i % 2);

/** A run that errs on the first `wrong` spectra. */
function run(title: string, seed: number, wrong: number, dataset = 'd'): ComparedRun {
  const predictions = labels.map((label, i) => (i < wrong ? 1 - label : label));
  const scores = Float32Array.from({ length: 400 }, (_, i) => (predictions[i >> 1] === i % 2 ? 0.8 : 0.2));
  const split = 'test' as const;
  return {
    ...{ title, modelTitle: title, datasetTitle: 'D', seed },
    evaluation: evaluate({ split, classNames: ['a', 'b'], labels, predictions, scores, probability: true }),
    provenance: { softwareVersion: '1', engine: '', platform: '', datasetSha256: dataset },
  };
}

test('one run each: by spectra, the better one named, with McNemar', () => {
  const { difference, mcnemar, sentence, pairs } = compareRuns([run('A', 1, 30)], [run('B', 1, 10)]);
  expect(pairs).toBe('spectra');
  expect(difference.mean).toBeCloseTo(0.1);
  expect(mcnemar).toMatchObject({ onlyFirst: 0, onlySecond: 20 });
  expect(mcnemar?.pValue).toBeCloseTo(2 ** -19, 12);
  expect(sentence).toMatch(/^B is better: B minus A is 10\.0 points \(95 % interval \d+\.\d to \d+\.\d\)\.$/);
  const turned = compareRuns([run('B', 1, 10)], [run('A', 1, 30)]);
  expect(turned.difference.mean).toBeCloseTo(-0.1);
  expect(turned.sentence).toMatch(/^B is better: A minus B is −10\.0 points \(95 % interval −\d+\.\d to −\d+\.\d\)\.$/);
});

test('no difference is said to be none', () => {
  const { sentence } = compareRuns([run('A', 1, 10)], [run('B', 1, 11)]);
  expect(sentence).toMatch(/^No difference is shown: B minus A is −0\.5 points/);
});

test('groups: by seeds in whatever order, with the interval and probability of the paired t test', () => {
  const first = [run('A', 1, 30), run('A', 2, 34), run('A', 3, 26)];
  const second = [run('B', 3, 10), run('B', 1, 12), run('B', 2, 14)];
  const { difference, pairs, sentence, first: a } = compareRuns(first, second);
  expect(pairs).toBe('seeds');
  expect(difference).toMatchObject({ n: 3 });
  // Differences 0.09, 0.10, 0.08: t² = 3 · 0.09² / 0.01² = 243; of two degrees of freedom p = 1 − t / √(2 + t²).
  expect(difference.mean).toBeCloseTo(0.09);
  expect(difference.pValue).toBeCloseTo(1 - Math.sqrt(243 / 245), 9);
  expect(a.accuracy.mean).toBeCloseTo(0.85);
  expect(sentence).toMatch(/^B is better: B minus A is 9\.0 points/);
});

test('runs without a result, of other spectra or of other seeds are not compared', () => {
  const good = run('A', 1, 3);
  expect(() => compareRuns([good], [{ ...good, evaluation: null }])).toThrow('no result');
  expect(() => compareRuns([good], [run('B', 1, 3, 'e')])).toThrow('not judged on the same spectra');
  expect(() => compareRuns([good, run('A', 2, 3)], [good, run('B', 4, 3)])).toThrow('different seeds');
});

test('one pair alone, or no difference at all, proves nothing', () => {
  expect(pairedStudent([0.5], [0.9]).pValue).toBe(1);
  expect(pairedStudent([0.5, 0.6], [0.5, 0.6])).toMatchObject({ mean: 0, pValue: 1 });
});

test('two seeds far apart leave the mean open, but within 0 and 1', () => {
  expect(accuracyInterval([0.66, 0.86])).toMatchObject({ mean: 0.76, low: 0, high: 1, n: 2 });
});
