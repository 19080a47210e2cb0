import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cosine } from '../cosine.js';
import { dtwSimilarity } from '../dtwSimilarity.js';
import { euclideanSimilarity } from '../euclideanSimilarity.js';
import { pearson } from '../pearson.js';
import { profileSimilarity } from '../profileSimilarity.js';
import { sqrtCosine } from '../sqrtCosine.js';

const a = [1, 4, 2, 8, 5, 7];
const b = [2, 3, 1, 9, 4, 9];

test('the metrics agree with values worked out independently', () => {
  expect(cosine(a, b)).toBeCloseTo(171 / Math.sqrt(159 * 192), 12);
  expect(sqrtCosine(a, b)).toBeCloseTo(
    a.reduce((sum, value, i) => sum + Math.sqrt(value * (b[i] ?? 0)), 0) / Math.sqrt(27 * 28),
    12,
  );
  expect(pearson(a, b)).toBeCloseTo((171 - (27 * 28) / 6) / Math.sqrt((159 - 27 ** 2 / 6) * (192 - 28 ** 2 / 6)), 12);
});

test('curves without overlap have nothing in common', () => {
  const left = [0, 1, 3, 1, 0, 0, 0, 0, 0, 0];
  const right = [0, 0, 0, 0, 0, 0, 1, 3, 1, 0];
  expect(cosine(left, right)).toBe(0);
  expect(sqrtCosine(left, right)).toBe(0);
  expect(euclideanSimilarity(left, right)).toBeCloseTo(0, 12);
  expect(dtwSimilarity(left, right, { band: 0 })).toBeCloseTo(0, 12);
});

test('dynamic time warping forgives a displacement inside its band and not one outside', () => {
  const peak = Float64Array.from({ length: 60 }, (_, i) => Math.exp(-(((i - 30) / 2) ** 2)));
  const moved = Float64Array.from({ length: 60 }, (_, i) => Math.exp(-(((i - 35) / 2) ** 2)));
  expect(dtwSimilarity(peak, moved, { band: 6 })).toBeGreaterThan(0.99);
  expect(dtwSimilarity(peak, moved, { band: 1 })).toBeLessThan(0.5);
});

test('an empty or flat curve scores 0 and never NaN', () => {
  const zero = [0, 0, 0];
  for (const metric of ['sqrt-cosine', 'cosine', 'pearson', 'euclidean', 'dtw'] as const) {
    expect(profileSimilarity(metric, zero, [1, 2, 3], 2)).toBe(0);
    expect(profileSimilarity(metric, [], [], 2)).toBe(0);
  }
  expect(pearson([0.1, 0.1, 0.1], [1, 2, 3])).toBe(0);
});

const curve = fc.array(fc.double({ min: 0.001, max: 1e4, noNaN: true }), { minLength: 5, maxLength: 40 });

test('every metric is 1 for a curve against itself at any scale, symmetric, and within 0 to 1', () => {
  fc.assert(
    fc.property(curve, curve, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (p, q, factor) => {
      const n = Math.min(p.length, q.length);
      const one = p.slice(0, n);
      const two = q.slice(0, n);
      for (const metric of ['sqrt-cosine', 'cosine', 'pearson', 'euclidean', 'dtw'] as const) {
        const score = profileSimilarity(metric, one, two, 3);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1 + 1e-9);
        expect(profileSimilarity(metric, two, one, 3)).toBeCloseTo(score, 9);
        expect(
          profileSimilarity(
            metric,
            one.map((value) => value * factor),
            two,
            3,
          ),
        ).toBeCloseTo(score, 6);
      }
      for (const metric of ['sqrt-cosine', 'cosine', 'euclidean', 'dtw'] as const) {
        expect(profileSimilarity(metric, one, one, 3)).toBeCloseTo(1, 6);
      }
    }),
  );
});
