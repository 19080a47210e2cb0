import { expect, test } from 'vitest';
import { bandResidualPercent } from '../bandResidualPercent.js';

test('what is fully explained leaves nothing, what is not explained at all leaves everything', () => {
  const net = Float64Array.of(0, 3, 4);
  expect(bandResidualPercent(net, new Float64Array(3))).toBe(0);
  expect(bandResidualPercent(net, net)).toBe(100);
  expect(bandResidualPercent(net, Float64Array.of(0, 3, 0))).toBeCloseTo(60, 10);
  expect(bandResidualPercent(new Float64Array(3), new Float64Array(3))).toBe(0);
});
