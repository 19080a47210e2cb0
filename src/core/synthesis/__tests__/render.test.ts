import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addBackground } from '../addBackground.js';
import { addFiltered } from '../addFiltered.js';
import { addNoise } from '../addNoise.js';
import { addProfile } from '../addProfile.js';
import { chebyshevSum } from '../chebyshevSum.js';
import { normaliseSample } from '../normaliseSample.js';
import { createRandom } from '../random/createRandom.js';
import { FWHM_OF_SIGMA, type SamplePeak } from '../samplePeak.js';

const golden = JSON.parse(readFileSync('tests/golden/synthesis.json', 'utf8')) as {
  filtered: { positions: number[]; heights: number[]; sigma: number; truncate: number; y: number[] }[];
  profiles: (SamplePeak & { y: number[] })[];
  chebyshev: { coefficients: number[]; y: number[] };
};
const worst = (got: Float64Array, wanted: readonly number[]): number => {
  expect(got).toHaveLength(wanted.length);
  return wanted.reduce((most, value, i) => Math.max(most, Math.abs(value - (got[i] ?? NaN))), 0);
};
const axis = { unit: 'point', from: 0, step: 1 } as const;

test.each(golden.filtered)(
  'sticks at $positions with sigma $sigma equal scipy.ndimage.gaussian_filter1d',
  ({ positions, heights, sigma, truncate, y }) => {
    const out = new Float64Array(y.length);
    const peaks = positions.map((position, i): SamplePeak => ({
      position,
      height: heights[i] ?? NaN,
      fwhm: sigma * FWHM_OF_SIGMA,
      shape: 'gaussian',
      mixing: 0,
    }));
    addFiltered(out, peaks, truncate);
    expect(worst(out, y)).toBeLessThan(1e-9);
  },
);

test.each(golden.profiles)('a $shape peak equals the density of scipy.stats scaled to its height', ({ y, ...peak }) => {
  const out = new Float64Array(y.length);
  addProfile(out, peak);
  expect(worst(out, y)).toBeLessThan(1e-9);
});

test('a sum of Chebyshev polynomials equals numpy.polynomial.chebyshev', () => {
  const { coefficients, y } = golden.chebyshev;
  const curve = Float64Array.from(y, (_, i) => chebyshevSum(coefficients, i / 50 - 1));
  expect(worst(curve, y)).toBeLessThan(1e-11);
});

test('a Chebyshev background keeps its coefficients within scale / terms', () => {
  for (let seed = 0; seed < 200; seed++) {
    const out = new Float64Array(3);
    addBackground(out, { kind: 'chebyshev', chance: 1, terms: 2, scale: 0.4, lift: false }, axis, createRandom(seed));
    const [first = NaN, middle = NaN, last = NaN] = out;
    expect(Math.abs(middle)).toBeLessThanOrEqual(0.2);
    expect(Math.abs(last - first) / 2).toBeLessThanOrEqual(0.2);
    expect(first + last).toBeCloseTo(2 * middle, 12);
  }
});

test.each([
  ['a constant', { kind: 'constant', chance: 1, value: 0.3 }, [0.3, 0.3, 0.3]],
  ['a line', { kind: 'linear', chance: 1, first: 1, last: 0 }, [1, 0.5, 0]],
  ['an exponential', { kind: 'exponential', chance: 1, height: 2, decay: 50 }, [2, 2 / Math.E, 2 / Math.E ** 2]],
  ['a hump', { kind: 'hump', chance: 1, position: 50, height: 0.4, width: 100 }, [0.2, 0.4, 0.2]],
] as const)('%s background has its values at the first, middle and last of 101 points', (_name, recipe, [a, b, c]) => {
  const out = new Float64Array(101);
  addBackground(out, recipe, axis, createRandom(1));
  expect(out[0]).toBeCloseTo(a, 9);
  expect(out[50]).toBeCloseTo(b, 9);
  expect(out[100]).toBeCloseTo(c, 9);
});

test('fluorescence is nowhere negative and reaches its height; a lifted Chebyshev background is nowhere negative', () => {
  for (let seed = 0; seed < 50; seed++) {
    const fluorescence = new Float64Array(200);
    addBackground(fluorescence, { kind: 'fluorescence', chance: 1, degree: 5, height: 3 }, axis, createRandom(seed));
    expect(Math.max(...fluorescence)).toBeCloseTo(3, 12);
    expect(Math.min(...fluorescence)).toBeGreaterThanOrEqual(0);
    const lifted = new Float64Array(200);
    addBackground(lifted, { kind: 'chebyshev', chance: 1, terms: 4, scale: 1, lift: true }, axis, createRandom(seed));
    expect(Math.min(...lifted)).toBeGreaterThanOrEqual(0);
  }
});

test('a background with a chance of 30 % is on three in ten spectra', () => {
  let there = 0;
  for (let seed = 0; seed < 2000; seed++) {
    const out = new Float64Array(8);
    addBackground(out, { kind: 'constant', chance: 0.3, value: 1 }, axis, createRandom(seed));
    if (out[0] === 1) there++;
  }
  expect(there / 2000).toBeCloseTo(0.3, 1);
});

test.each([
  ['white', { kind: 'white', sd: 0.1 }, 0.1, 0.1],
  ['proportional', { kind: 'proportional', fraction: 0.05 }, 0.2, 0.2],
  ['multiplicative', { kind: 'multiplicative', sd: 0.1 }, 0.1, 0.4],
  ['Poisson', { kind: 'poisson', counts: 100 }, 0.1, 0.2],
] as const)('%s noise has its deviation at intensity 1 and at intensity 4, and no bias', (_name, recipe, at1, at4) => {
  const n = 40_000;
  const y = Float64Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 1 : 4));
  addNoise(y, recipe, createRandom(9));
  for (const [first, level, sd] of [
    [0, 1, at1],
    [1, 4, at4],
  ] as const) {
    const part = Array.from(y).filter((_, i) => i % 2 === first);
    const mean = part.reduce((a, b) => a + b, 0) / part.length;
    const deviation = Math.sqrt(part.reduce((a, b) => a + (b - mean) ** 2, 0) / part.length);
    expect(Math.abs(mean - level)).toBeLessThan((5 * sd) / Math.sqrt(part.length));
    expect(Math.abs(deviation / sd - 1)).toBeLessThan(0.03);
  }
});

test.each([
  ['maximum', [0.25, 1, -0.5]],
  ['range', [0.5, 1, 0]],
  ['area', [1 / 7, 4 / 7, -2 / 7]],
  ['vector', [1 / Math.sqrt(21), 4 / Math.sqrt(21), -2 / Math.sqrt(21)]],
  ['snv', [0, 3 / Math.sqrt(6), -3 / Math.sqrt(6)]],
  ['none', [1, 4, -2]],
] as const)('normalised by %s, the spectrum 1, 4, -2 is what it must be', (how, wanted) => {
  const y = Float64Array.of(1, 4, -2);
  normaliseSample(y, how);
  expect(worst(y, wanted)).toBeLessThan(1e-12);
});

test.each(['maximum', 'range', 'area', 'vector', 'snv'] as const)('a spectrum of zeros stays so under %s', (how) => {
  const y = new Float64Array(5);
  normaliseSample(y, how);
  expect([...y]).toEqual([0, 0, 0, 0, 0]);
});
