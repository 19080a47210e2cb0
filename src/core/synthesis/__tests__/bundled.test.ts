import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { syntheticRecipeSchema, type SyntheticRecipe } from '../../../contract/data/dataset.js';
import { countSamples } from '../countSamples.js';
import { generate } from '../generate.js';
import { previewSamples } from '../previewSamples.js';
import { recipeFromBenchmark } from '../recipeFromBenchmark.js';

const folder = 'resources/datasets';
const names = readdirSync(folder);
const read = (name: string): SyntheticRecipe =>
  syntheticRecipeSchema.parse(JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')));
const few = (recipe: SyntheticRecipe, perClass: number): SyntheticRecipe => ({
  ...recipe,
  splits: { ...recipe.splits, train: { kind: 'drawn', perClass } },
});

test.each(names)('%s can be made, and says what it is and where it comes from', (file) => {
  const recipe = read(file.replace('.json', ''));
  expect(recipe.title.length).toBeGreaterThan(5);
  expect(recipe.description.length).toBeGreaterThan(50);
  expect(recipe.source).toMatch(/doi/);
  expect(previewSamples(recipe, 12).x.every(Number.isFinite)).toBe(true);
});

test('the classes of dataset 1 are the heights 0.7-0.9 and 0.5-0.7 at 250 ± 50', () => {
  const { labels, meta } = generate(few(read('dataset-1'), 500), 'train');
  const { position, height } = meta.peaks ?? { position: [], height: [] };
  labels.forEach((label, i) => {
    const centre = label === 0 ? 0.8 : 0.6;
    expect(Math.abs((height[i] ?? NaN) - centre)).toBeLessThanOrEqual(0.1000001);
    expect(Math.abs((position[i] ?? NaN) - 250)).toBeLessThanOrEqual(50);
  });
  expect(Math.min(...position)).toBeLessThan(203);
  expect(Math.max(...position)).toBeGreaterThan(297);
});

test('the classes of dataset 2 have their maximum at 950-999 and 1000-1050', () => {
  const recipe = { ...few(read('dataset-2'), 400), noise: [] };
  const { x, labels } = generate(recipe, 'train');
  const seen = [new Set<number>(), new Set<number>()];
  labels.forEach((label, i) => {
    const y = x.subarray(i * 2000, (i + 1) * 2000);
    seen[label]?.add(y.indexOf(y.reduce((a, b) => Math.max(a, b))));
  });
  const [a = new Set(), b = new Set()] = seen;
  expect([Math.min(...a), Math.max(...a), Math.min(...b), Math.max(...b)]).toEqual([950, 999, 1000, 1050]);
  expect(a.size + b.size).toBeGreaterThan(98);
});

test('the small benchmark has the counts of the study for its fifty classes', () => {
  expect(countSamples(read('benchmark-small'))).toEqual({ train: 2500, validation: 500, test: 450 });
});

const published = '../shared/samples/synthetic-benchmark/challenge.json';
test.skipIf(!existsSync(published))('the bundled challenge is the published one', () => {
  const own = read('challenge-27');
  const imported = recipeFromBenchmark(JSON.parse(readFileSync(published, 'utf8')), 'challenge');
  expect({ ...own, description: '', source: '' }).toEqual({ ...imported, source: '' });
});

/** The first training spectra of a recipe, rounded to what any sound machine agrees on. */
const fingerprint = (name: string): string => {
  const { x, labels } = previewSamples(read(name), 10);
  const rounded = Int32Array.from(x, (value) => Math.round(value * 1e5));
  return createHash('sha256').update(new Uint8Array(rounded.buffer)).update(labels).digest('hex').slice(0, 16);
};

test('a seed gives the numbers that it always gave: stored datasets and runs are known by their hash', () => {
  // A change here breaks every stored synthetic dataset. If it must be, say so in the changes and count up the recipe.
  expect(Object.fromEntries(names.map((file) => [file, fingerprint(file.replace('.json', ''))])))
    .toMatchInlineSnapshot(`
    {
      "benchmark-small.json": "1cc350be8db92e4a",
      "challenge-27.json": "24ffc28edfdf6bd9",
      "dataset-1.json": "948834bcd2d1a11e",
      "dataset-2.json": "f148bb765da25268",
      "raman-tio2.json": "4a9d06bce47df6ca",
    }
  `);
});

test('the Raman example has its bands where the built-in library has them', () => {
  const recipe = read('raman-tio2');
  const library = JSON.parse(readFileSync('resources/libraries/raman-builtin.json', 'utf8')) as {
    entries: { name: string; bands: [number, number][] }[];
  };
  if (recipe.classes.kind !== 'listed') throw new Error('listed');
  expect(recipe.classes.list).toHaveLength(3);
  for (const { name, peaks } of recipe.classes.list) {
    const bands = library.entries.find((entry) => entry.name === name)?.bands;
    expect(peaks.map(({ position, height }) => [position, Math.round(Number(height) * 100)])).toEqual(bands);
  }
});
