import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SyntheticRecipe } from '../../../contract/data/dataset.js';
import { countSamples } from '../countSamples.js';
import { generate } from '../generate.js';
import { pickSamples } from '../pickSamples.js';
import { previewSamples } from '../previewSamples.js';
import { smallRecipe } from './recipes.js';

const drawn = (train: number): SyntheticRecipe['splits'] => ({
  ...smallRecipe().splits,
  train: { kind: 'drawn', perClass: train },
});

test('arrays have the counts of the recipe, class after class', () => {
  const recipe = smallRecipe();
  expect(countSamples(recipe)).toEqual({ train: 16, validation: 6, test: 8 });
  const { x, labels, meta } = generate(recipe, 'validation');
  expect(x).toHaveLength(6 * 200);
  expect([...labels]).toEqual([0, 0, 0, 1, 1, 1]);
  expect(meta.classNames).toEqual(['one', 'two']);
  expect([...(meta.peaks?.offsets ?? [])]).toEqual([0, 1, 2, 3, 5, 7, 9]);
});

test('the same recipe gives the same numbers, another seed or split gives others', () => {
  const recipe = smallRecipe();
  const { x } = generate(recipe, 'train');
  expect(generate(recipe, 'train').x).toEqual(x);
  expect(generate({ ...recipe, seed: 6 }, 'train').x).not.toEqual(x);
  expect(generate(recipe, 'test').x.subarray(0, 200)).not.toEqual(x.subarray(0, 200));
});

test('a sample does not depend on how many others are made, nor on classes that are added', () => {
  const few = generate(smallRecipe({ splits: drawn(3) }), 'train');
  const many = generate(smallRecipe({ splits: drawn(40) }), 'train');
  expect(many.x.subarray(0, 3 * 200)).toEqual(few.x.subarray(0, 3 * 200));
  expect(many.x.subarray(40 * 200, 43 * 200)).toEqual(few.x.subarray(3 * 200));
  const { classes } = smallRecipe();
  if (classes.kind !== 'listed') throw new Error('listed');
  const added = { kind: 'listed', list: [...classes.list, { name: 'three', peaks: [] }] };
  const more = generate(smallRecipe({ splits: drawn(3), classes: added }), 'train');
  expect(more.x.subarray(0, 6 * 200)).toEqual(few.x);
});

test('without noise and background the same recipe gives the clean twin of every spectrum', () => {
  const recipe = smallRecipe();
  const noisy = generate(recipe, 'train');
  const background = generate({ ...recipe, noise: [] }, 'train');
  const clean = generate({ ...recipe, noise: [], background: [] }, 'train');
  expect(clean.meta.peaks).toEqual(noisy.meta.peaks);
  const rest = noisy.x.map((value, i) => value - (background.x[i] ?? 0));
  const sd = Math.sqrt(rest.reduce((sum, value) => sum + value * value, 0) / rest.length);
  expect(sd).toBeCloseTo(0.02, 3);
  // A background of three terms within ±0.2/3 each is never higher than 0.2.
  const most = background.x.reduce((a, value, i) => Math.max(a, Math.abs(value - (clean.x[i] ?? 0))), 0);
  expect(most).toBeLessThanOrEqual(0.2);
  expect(most).toBeGreaterThan(0.05);
});

test('peaks stand where the record says, as high and as wide', () => {
  const { x, meta } = generate(smallRecipe({ noise: [], background: [] }), 'train');
  const { offsets, position, height, fwhm } = meta.peaks ?? fail();
  for (let i = 0; i < 8; i++) {
    const y = x.subarray(i * 200, (i + 1) * 200);
    const k = offsets[i] ?? NaN;
    const at = y.indexOf(Math.max(...y));
    expect(Math.abs(at - (position[k] ?? NaN))).toBeLessThanOrEqual(0.5);
    expect(Math.max(...y)).toBeLessThanOrEqual((height[k] ?? NaN) + 1e-6);
    expect(Math.max(...y)).toBeGreaterThan((height[k] ?? NaN) * 0.98);
    // A Gaussian's area is 1.0645 times height and full width.
    const area = y.reduce((a, b) => a + b, 0);
    expect(area / ((height[k] ?? NaN) * (fwhm[k] ?? NaN))).toBeCloseTo(1.0645, 3);
  }
});

test('an axis in degrees means degrees everywhere', () => {
  const degrees = smallRecipe({
    axis: { unit: 'twoTheta', from: 10, step: 0.1 },
    classes: { kind: 'listed', list: [{ name: 'one', peaks: [{ position: 16, height: 1 }] }] },
    variation: {},
    width: { measure: 'fwhm', value: 1 },
    noise: [],
    background: [],
  });
  const { x, meta } = generate(degrees, 'train');
  expect(x[60]).toBeCloseTo(1, 6);
  expect(x[55]).toBeCloseTo(0.5, 6);
  expect(meta.peaks?.position[0]).toBeCloseTo(16, 5);
  expect(meta.peaks?.fwhm[0]).toBeCloseTo(1, 6);
});

test('peaks shifted together keep their distance, peaks shifted each do not', () => {
  const distances = (variation: object) => {
    const { meta } = generate(smallRecipe({ variation }), 'train');
    const { offsets, position } = meta.peaks ?? fail();
    return Array.from({ length: 8 }, (_, i) => {
      const k = offsets[8 + i] ?? NaN;
      return Math.round(((position[k + 1] ?? NaN) - (position[k] ?? NaN)) * 100) / 100;
    });
  };
  const range = { kind: 'uniform', from: -5, to: 5 };
  expect(new Set(distances({ shiftTogether: range }))).toEqual(new Set([70]));
  expect(new Set(distances({ shiftEach: range })).size).toBe(8);
});

test('heights scaled together keep their ratio; fixed heights and the range of heights hold', () => {
  const heights = (variation: object) => {
    const { meta } = generate(smallRecipe({ variation }), 'train');
    const { offsets, height } = meta.peaks ?? fail();
    return Array.from({ length: 8 }, (_, i) => [
      height[offsets[8 + i] ?? NaN] ?? NaN,
      height[(offsets[8 + i] ?? NaN) + 1] ?? NaN,
    ]);
  };
  const scaled = heights({ scaleTogether: { kind: 'uniform', from: 0.5, to: 2 } });
  for (const [a = NaN, b = NaN] of scaled) expect(b / a).toBeCloseTo(0.5, 5);
  expect(new Set(scaled.map(([a]) => a)).size).toBe(8);
  const change = { kind: 'uniform', from: -0.4, to: 0.4 };
  const fixed = heights({ heightEach: change, fixedHeights: [1], heightRange: [0.3, 0.6] });
  // Held within the range after all variation, as the study's clip does.
  expect(fixed.every(([a]) => Math.fround(0.6) === a)).toBe(true);
  expect(fixed.every(([, b = NaN]) => b >= 0.29999 && b <= 0.60001)).toBe(true);
  expect(heights({ heightEach: change, fixedHeights: [1] }).every(([a]) => a === 1)).toBe(true);
});

test('widths are drawn once for the spectrum, or for each peak, or said by the peak', () => {
  const widths = (changes: Record<string, unknown>) => {
    const { meta } = generate(smallRecipe(changes), 'train');
    const { offsets, fwhm } = meta.peaks ?? fail();
    return [fwhm[offsets[8] ?? NaN] ?? NaN, fwhm[(offsets[8] ?? NaN) + 1] ?? NaN];
  };
  const value = { kind: 'uniform', from: 6, to: 14 };
  const [a, b] = widths({ width: { measure: 'fwhm', value } });
  expect(a).toBe(b);
  const [c, d] = widths({ width: { measure: 'fwhm', value, each: true } });
  expect(c).not.toBe(d);
  const peaks = [
    { position: 60, height: 1, width: 3 },
    { position: 130, height: 0.5, width: 8 },
  ];
  const classes = {
    kind: 'listed',
    list: [
      { name: 'one', peaks: [] },
      { name: 'two', peaks },
    ],
  };
  const { meta } = generate(smallRecipe({ classes, width: { measure: 'sigma', value } }), 'train');
  expect(meta.peaks?.fwhm[0]).toBeCloseTo(3 * 2.354820045, 5);
  expect(meta.peaks?.fwhm[1]).toBeCloseTo(8 * 2.354820045, 5);
});

test('a rare class has fewer samples', () => {
  const list = [
    { name: 'common', peaks: [] },
    { name: 'rare', peaks: [], share: 0.25 },
  ];
  expect([...generate(smallRecipe({ classes: { kind: 'listed', list } }), 'train').labels]).toEqual([
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1,
  ]);
});

test('clipping holds the values within, after the noise', () => {
  const { x } = generate(smallRecipe({ clip: { from: 0, to: 0.9 } }), 'train');
  expect(x.reduce((a, b) => Math.min(a, b))).toBe(0);
  expect(x.reduce((a, b) => Math.max(a, b))).toBeCloseTo(0.9, 6);
});

test('every value is finite whatever families are combined', () => {
  const background = fc.subarray([
    { kind: 'constant', value: 0.1 },
    { kind: 'linear', first: 0.3, last: { kind: 'uniform', from: 0, to: 1 } },
    { kind: 'chebyshev', terms: { kind: 'integer', from: 1, to: 6 }, scale: 1, lift: true },
    { kind: 'exponential', height: 1, decay: 20 },
    { kind: 'hump', position: 90, height: 0.4, width: 60 },
    { kind: 'fluorescence', degree: 4, height: { kind: 'gamma', shape: 2, scale: 1 } },
  ]);
  const noise = fc.shuffledSubarray([
    { kind: 'white', sd: 0.1 },
    { kind: 'poisson', counts: { kind: 'choice', values: [1, 100, 10_000] } },
    { kind: 'proportional', fraction: 0.02 },
    { kind: 'multiplicative', sd: 0.1 },
  ]);
  const shape = fc.constantFrom('gaussian', 'lorentzian', 'pseudo-voigt');
  const normalise = fc.constantFrom('none', 'maximum', 'range', 'area', 'vector', 'snv');
  fc.assert(
    fc.property(background, noise, shape, normalise, fc.nat(), (b, n, s, how, seed) => {
      const recipe = smallRecipe({ background: b, noise: n, shape: s, normalise: how, seed, splits: drawn(2) });
      expect(generate(recipe, 'train').x.every(Number.isFinite)).toBe(true);
    }),
    { numRuns: 40 },
  );
});

test('a preview shows the first training spectra, class by turn', () => {
  const recipe = smallRecipe();
  const { x, labels } = previewSamples(recipe, 5);
  const all = generate(recipe, 'train');
  expect([...labels]).toEqual([0, 1, 0, 1, 0]);
  expect(x.subarray(0, 200)).toEqual(all.x.subarray(0, 200));
  expect(x.subarray(200, 400)).toEqual(all.x.subarray(8 * 200, 9 * 200));
  expect([...previewSamples(recipe, 1).labels]).toEqual([0]);
});

test('single spectra of a part are the same as in the whole of it', () => {
  const recipe = smallRecipe();
  const all = generate(recipe, 'test');
  const { x, labels } = pickSamples(recipe, 'test', [6, 1]);
  expect([...labels]).toEqual([1, 0]);
  expect(x.subarray(0, 200)).toEqual(all.x.subarray(6 * 200, 7 * 200));
  expect(x.subarray(200)).toEqual(all.x.subarray(200, 400));
  expect(() => pickSamples(recipe, 'test', [8])).toThrow(/has 8 spectra in this part; number 8 is none of 0 to 7/);
});

test.each([
  ['upside-down bounds', { variation: { shiftEach: { kind: 'uniform', from: 5, to: -5 } } }, /variation\.shiftEach/],
  ['a width that may be zero', { width: { measure: 'sigma', value: { kind: 'uniform', from: 0, to: 3 } } }, /width/],
  [
    'a peak off the axis',
    { classes: { kind: 'listed', list: [{ name: 'far', peaks: [{ position: 900, height: 1 }] }] } },
    /peak 1 of class “far”.*outside the axis 0 to 199/,
  ],
  [
    'two classes of one name',
    {
      classes: {
        kind: 'listed',
        list: [
          { name: 'a', peaks: [] },
          { name: 'a', peaks: [] },
        ],
      },
    },
    /two classes are named “a”/,
  ],
  ['clipping upside down', { clip: { from: 1, to: 0 } }, /clip runs from 1 down to 0/],
  ['heights upside down', { variation: { heightRange: [2, 1] } }, /heightRange/],
  [
    'a grid for a class that is not there',
    {
      splits: {
        ...smallRecipe().splits,
        test: { kind: 'grid', shifts: [0], heights: [0], width: 5, overrides: [{ classes: [2], shifts: [1] }] },
      },
    },
    /test part names class 2, and there are 0 to 1/,
  ],
  ['a Lorentzian through the Gaussian filter', { shape: 'lorentzian', rendering: { kind: 'filtered' } }, /Gaussian/],
])('%s is refused with the place', (_name, changes, sentence) => {
  expect(() => generate(smallRecipe(changes), 'train')).toThrow(sentence);
});

test('more than 2 GiB is refused before anything is made', () => {
  expect(() => generate(smallRecipe({ splits: drawn(1_000_000), length: 5000 }), 'train')).toThrow(/2 GiB/);
});

function fail(): never {
  throw new Error('no record of peaks');
}
