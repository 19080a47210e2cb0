import { expect, test } from 'vitest';
import { evaluate, type EvaluateInput } from '../evaluate.js';

const input: EvaluateInput = {
  split: 'test',
  classNames: ['a', 'b', 'c', 'd'],
  labels: Int32Array.of(0, 1, 2, 3),
  predictions: Int32Array.of(0, 1, 3, 3),
  // prettier-ignore
  scores: Float32Array.of(
    0.7, 0.1, 0.1, 0.1,
    0.2, 0.6, 0.1, 0.1,
    0.1, 0.2, 0.3, 0.4,
    0.0, 0.0, 0.1, 0.9,
  ),
  probability: true,
};

test('three of four right: accuracy with its interval, confusion, scores of classes, depths below the number of classes', () => {
  const result = evaluate(input);
  expect(result.accuracy).toMatchObject({ mean: 0.75, n: 4 });
  expect(result.accuracy.low).toBeLessThan(0.75);
  expect(result.accuracy.high).toBe(1);
  expect(result.topK).toEqual([
    { k: 1, accuracy: 0.75 },
    { k: 3, accuracy: 1 },
  ]);
  expect([...result.confusion]).toEqual([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
  expect(result.classes[3]).toEqual({ name: 'd', precision: 0.5, recall: 1, f1: 2 / 3, support: 1 });
  expect(result.macroF1).toBeCloseTo((1 + 1 + 0 + 2 / 3) / 4);
});

test('empty bins of the calibration say nothing instead of NaN; the interval is the same every time', () => {
  const { calibration, accuracy } = evaluate(input);
  expect(calibration?.bins.filter(({ count }) => count === 0).every(({ accuracy: of }) => of === null)).toBe(true);
  expect(calibration?.bins.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  expect(evaluate(input).accuracy).toEqual(accuracy);
});

test('an order of classes has no calibration', () => {
  expect(evaluate({ ...input, probability: false }).calibration).toBeNull();
});

test('answers that are no numbers count by their prediction and are no reason to praise', () => {
  const scores = input.scores.slice();
  scores.fill(NaN, 8, 12);
  const result = evaluate({ ...input, scores });
  expect(result.topK[1]).toEqual({ k: 3, accuracy: 0.75 });
  expect(result.topK[0]).toEqual({ k: 1, accuracy: 0.75 });
  expect(result.calibration).toBeNull();
});
