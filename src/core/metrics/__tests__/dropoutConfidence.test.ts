import { expect, test } from 'vitest';
import { dropoutConfidence } from '../dropoutConfidence.js';

test('votes count the passes in which a class came first', () => {
  const passes = Float32Array.of(0.7, 0.2, 0.1, 0.6, 0.3, 0.1, 0.1, 0.2, 0.7, 0.5, 0.4, 0.1);
  const { votes } = dropoutConfidence(passes, 3);
  expect(votes).toEqual([
    { classNumber: 0, share: 0.75 },
    { classNumber: 2, share: 0.25 },
  ]);
});

test('entropy is 0 where every pass is sure of the same class and 1 where the mean prefers none', () => {
  expect(dropoutConfidence(Float32Array.of(1, 0, 1, 0), 2)).toMatchObject({ entropy: 0 });
  expect(dropoutConfidence(Float32Array.of(1, 0, 0, 1), 2).entropy).toBeCloseTo(1, 12);
  const { entropy } = dropoutConfidence(Float32Array.of(0.9, 0.1), 2);
  expect(entropy).toBeCloseTo(-(0.9 * Math.log(0.9) + 0.1 * Math.log(0.1)) / Math.LN2, 6);
});
