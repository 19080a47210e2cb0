import { expect, test } from 'vitest';
import { reviewIds, type SyntheticRecipe } from '../../../contract/index.js';
import { generate } from '../../synthesis/generate.js';
import { towerOf } from '../e5/towerOf.js';
import { experiments } from '../index.js';
import { knownPeakHeights } from '../shared/knownPeakHeights.js';
import { overlay } from '../shared/overlay.js';
import { resolveBundled } from '../shared/resolveBundled.js';
import { differenceRow, shareRow } from '../shared/rows.js';
import { takeSpectra } from '../shared/takeSpectra.js';
import { betterWords, percentWords, pointsWords } from '../shared/words.js';
import { bundled, recipeOf } from './inlineLab.js';

const dataset1 = (changes: Partial<SyntheticRecipe> = {}): SyntheticRecipe => {
  const found = bundled.find(({ id }) => id === 'dataset-1');
  if (!found) throw new Error('no dataset 1');
  return { ...found.recipe, splits: { ...found.recipe.splits, test: { kind: 'drawn', perClass: 20 } }, ...changes };
};

test('changes are laid over objects key by key and replace everything else', () => {
  const value = { a: { b: 1, c: [1, 2] }, d: 4 };
  expect(overlay(value, { a: { c: [3] }, e: 5 })).toEqual({ a: { b: 1, c: [3] }, d: 4, e: 5 });
  expect(value.a.c).toEqual([1, 2]);
  expect(overlay({ a: 1 }, JSON.parse('{ "__proto__": { "b": 2 } }'))).not.toHaveProperty('b');
});

test('a bundled recipe is put in with its changes, wherever it is named', () => {
  const resolved = resolveBundled([{ data: { bundled: 'dataset-1', changes: { noise: [] } } }], bundled);
  expect(resolved).toEqual([{ data: { ...dataset1({ noise: [] }), splits: expect.anything() as unknown } }]);
  expect(() => resolveBundled({ bundled: 'dataset-9' }, bundled)).toThrow('no bundled recipe “dataset-9”');
});

test('the recipe of every experiment says at least ten seeds and resolves', () => {
  for (const id of reviewIds) {
    expect(experiments[id].id).toBe(id);
    const recipe = recipeOf(id);
    expect(recipe.id).toBe(id);
    expect(recipe.seeds).toBeGreaterThanOrEqual(10);
    expect(JSON.stringify(resolveBundled(recipe.parameters, bundled))).not.toContain('"bundled"');
  }
});

test('heights of known peaks are exact without noise, under any background of the family', () => {
  const part = generate(dataset1({ noise: [] }), 'test');
  const heights = knownPeakHeights(part, 4);
  heights.forEach((height, i) => expect(height).toBeCloseTo(part.meta.peaks?.height[i] ?? NaN, 5));
});

test('with noise they scatter as the theory of least squares says', () => {
  const [sd, sigma] = [0.03, 10];
  const width = { measure: 'sigma' as const, value: sigma, each: false };
  const splits = { ...dataset1().splits, test: { kind: 'drawn' as const, perClass: 500 } };
  const part = generate(dataset1({ background: [], noise: [{ kind: 'white', sd }], width, splits }), 'test');
  const errors = knownPeakHeights(part, 0).map((height, i) => height - (part.meta.peaks?.height[i] ?? NaN));
  const spread = Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
  const expected = sd / Math.sqrt(sigma * Math.sqrt(Math.PI));
  expect(spread / expected).toBeGreaterThan(0.93);
  expect(spread / expected).toBeLessThan(1.07);
});

test('taken spectra are those of the part, as many of each class', () => {
  const part = generate(dataset1(), 'test');
  const taken = takeSpectra(part, 6);
  expect([...taken.labels]).toEqual([0, 0, 0, 1, 1, 1]);
  const { length } = part.meta;
  const rows = new Set(Array.from(part.labels, (_, i) => part.x.subarray(i * length, (i + 1) * length).join()));
  for (let i = 0; i < 6; i++) expect(rows).toContain(taken.x.subarray(i * length, (i + 1) * length).join());
  expect(takeSpectra(part, 40)).toBe(part);
});

test('the interval of a share stays a share, differences are taken in pairs', () => {
  expect(shareRow('a', 'b', [1, 0.99])).toMatchObject({ high: 1, n: 2 });
  const row = differenceRow('a', 'b', [0.1, 0.5, 0.9], [0.2, 0.6, 1]);
  expect(row.mean).toBeCloseTo(0.1);
  expect(row.low).toBeCloseTo(0.1);
  expect(() => differenceRow('a', 'b', [1], [1, 2])).toThrow('no pairs');
});

test('numbers are told in percent and points with their intervals', () => {
  expect(percentWords({ mean: 0.9425, low: 0.94, high: 0.95, n: 3 })).toBe('94.3 % (94.0 to 95.0)');
  expect(pointsWords({ mean: 0.018, low: -0.002, high: 0.00001, n: 3 })).toBe('+1.8 points (−0.2 to 0.0)');
  expect(betterWords({ mean: 0.053, low: 0.05, high: 0.056, n: 3 })).toBe('5.3 points (5.0 to 5.6) better');
  expect(betterWords({ mean: -0.02, low: -0.03, high: 0.001, n: 3 })).toBe('2.0 points (−0.1 to 3.0) worse');
});

test('towers with and without convolutions end in the same head', () => {
  const size = { inputLength: 64, outputs: 2, depth: 2, units: 5 };
  const types = (convolution?: { filters: number; kernel: number }) =>
    towerOf({ ...size, ...(convolution ? { convolution } : {}) }).layers.map(({ type }) => type);
  expect(types()).toEqual(['maxPool', 'maxPool', 'flatten', 'dense', 'dense']);
  const both = ['conv1d', 'maxPool', 'conv1d', 'maxPool', 'flatten', 'dense', 'dense'];
  expect(types({ filters: 2, kernel: 3 })).toEqual(both);
});
