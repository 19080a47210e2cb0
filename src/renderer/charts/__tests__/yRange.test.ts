import { expect, test } from 'vitest';
import { yRange } from '../yRange.js';
import type { Trace } from '../plotModel.js';

function trace(y: number[]): Trace {
  return {
    id: 't',
    name: 't',
    colour: '#000',
    x: Float64Array.from(y, (_, i) => i),
    y: Float64Array.from(y),
  } as unknown as Trace;
}

test('a little noise below zero takes little of a square-root scale', () => {
  const { range } = yRange([trace([-4, 10_000, 3, 5])], [0, 3], 'sqrt');
  expect(-range[0] / range[1]).toBeLessThan(0.05);
});

test('a pattern on a low background starts at zero, one on a high background does not', () => {
  expect(yRange([trace([10, 100, 20])], [0, 2], 'linear').range[0]).toBe(0);
  expect(yRange([trace([1000, 1100, 1010])], [0, 2], 'linear').range[0]).toBeGreaterThan(900);
});
