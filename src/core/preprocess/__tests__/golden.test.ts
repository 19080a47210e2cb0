import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { airpls } from '../airpls.js';
import { arpls } from '../arpls.js';
import { polynomialBackground } from '../polynomialBackground.js';
import { rollingBall } from '../rollingBall.js';
import { savitzkyGolay } from '../savitzkyGolay.js';
import { snip } from '../snip.js';
import { whittaker } from '../whittaker.js';

const golden = JSON.parse(readFileSync('tests/golden/preprocess.json', 'utf8')) as Record<string, number[]>;
const y = Float64Array.from(golden['y'] ?? []);
const x = y.map((_, i) => 10 + 0.05 * i);

/** Largest difference from the golden values, over the points at least `edge` from the ends. */
function worst(name: string, values: Float64Array, edge = 0): number {
  const expected = golden[name];
  if (!expected?.length) throw new Error(`no golden values ${name}`);
  let largest = 0;
  expected.forEach((value, k) => {
    const i = 7 * k;
    if (i >= edge && i < y.length - edge) largest = Math.max(largest, Math.abs(value - (values[i] ?? NaN)));
  });
  return largest;
}

test('Savitzky-Golay smoothing equals scipy.signal.savgol_filter, ends included', () => {
  expect(worst('savitzkyGolay window 7 degree 3', savitzkyGolay(y, { window: 7, degree: 3 }))).toBeLessThan(1e-5);
  expect(worst('savitzkyGolay window 21 degree 2', savitzkyGolay(y, { window: 21, degree: 2 }))).toBeLessThan(1e-5);
});

test('the Whittaker smoother equals the dense solution of its normal equations', () => {
  expect(worst('whittaker 100', whittaker(y, { lambda: 100 }))).toBeLessThan(1e-5);
});

test('arPLS equals pybaselines', () => {
  expect(worst('arpls 1e5', arpls(y, { lambda: 1e5 }))).toBeLessThan(1e-4);
});

test('airPLS equals pybaselines', () => {
  expect(worst('airpls 1e5', airpls(y, { lambda: 1e5 }))).toBeLessThan(1e-4);
});

test('SNIP equals pybaselines away from the ends, whose treatment differs and reaches inward a little', () => {
  expect(worst('snip 30', snip(y, { iterations: 30, smoothing: false }), 60)).toBeLessThan(0.05);
  expect(worst('snip 30', snip(y, { iterations: 30, smoothing: false }), 200)).toBeLessThan(1e-4);
});

test('the rolling ball equals pybaselines away from the ends', () => {
  expect(worst('rollingBall 25', rollingBall(y, { radius: 25 }), 26)).toBeLessThan(1e-5);
});

test('the polynomial background equals the improved modified polynomial fit of pybaselines', () => {
  expect(worst('polynomial 4', polynomialBackground(x, y, { degree: 4 }))).toBeLessThan(1e-4);
});
