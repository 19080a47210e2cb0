import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimate, visibleSlice } from '../decimate.js';

function pattern(length: number, at: (i: number) => number): { x: Float64Array; y: Float64Array } {
  return {
    x: Float64Array.from({ length }, (_, i) => i / 100),
    y: Float64Array.from({ length }, (_, i) => at(i)),
  };
}

function pairsOf(flat: Float64Array): [number, number][] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] ?? NaN, flat[2 * i + 1] ?? NaN]);
}

test('a peak of a single point survives any decimation', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 10, max: 2000 }), (peak, pixels) => {
      const { x, y } = pattern(100_000, (i) => (i === peak ? 1000 : Math.sin(i)));
      const drawn = pairsOf(decimate(x, y, 0, 1000, pixels));
      expect(drawn).toContainEqual([peak / 100, 1000]);
      expect(drawn.length).toBeLessThanOrEqual((pixels + 2) * 4);
    }),
    { numRuns: 30 },
  );
});

test('the drawn points are measured points in their order', () => {
  const { x, y } = pattern(20_000, (i) => (i * 7919) % 1013);
  const drawn = pairsOf(decimate(x, y, 20, 150, 300));
  drawn.forEach(([at, height], i) => {
    expect(height).toBe(y[Math.round(at * 100)]);
    if (i > 0) expect(at).toBeGreaterThan(drawn[i - 1]?.[0] ?? 0);
  });
});

test('few points are drawn as they are, with one neighbour beyond each edge', () => {
  const { x, y } = pattern(1000, (i) => i);
  const drawn = pairsOf(decimate(x, y, 2, 3, 500));
  expect(drawn[0]?.[0]).toBe(1.99);
  expect(drawn[drawn.length - 1]?.[0]).toBe(3.01);
  expect(drawn.length).toBe(103);
});

test('a descending axis is cut and decimated the same way', () => {
  const x = Float64Array.from({ length: 5000 }, (_, i) => 100 - i / 50);
  const y = Float64Array.from({ length: 5000 }, (_, i) => (i === 2500 ? 50 : 0));
  expect(visibleSlice(x, 40, 60, false)).toEqual([1999, 3002]);
  expect(pairsOf(decimate(x, y, 40, 60, 100))).toContainEqual([50, 50]);
});

test('an export keeps every visible point', () => {
  const { x, y } = pattern(50_000, (i) => i % 17);
  expect(decimate(x, y, 0, 1000, Infinity).length).toBe(100_000);
});
