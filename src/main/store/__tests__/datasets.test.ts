import { createHash } from 'node:crypto';
import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { datasetRecipeSchema } from '../../../contract/data/dataset.js';
import { migrations } from '../migrations/index.js';
import { databasePath } from '../open/paths.js';
import type { NewDataset, NewDatasetPart } from '../types.js';
import { measurement, openTestStore, temporaryFolder } from './fixtures.js';

const sha = (array: Float32Array | Int32Array): string =>
  createHash('sha256').update(new Uint8Array(array.buffer)).digest('hex');

function part(values: number[], labels: number[], kept: boolean): NewDatasetPart {
  const arrays = { x: Float32Array.from(values), labels: Int32Array.from(labels) };
  const hashes = { count: labels.length, xSha256: sha(arrays.x), labelsSha256: sha(arrays.labels) };
  return { ...hashes, ...(kept ? { arrays, specimens: labels.map((label) => `s${label}`) } : {}) };
}

function dataset(kept: boolean, changes: Partial<NewDataset> = {}): NewDataset {
  const recipe = datasetRecipeSchema.parse({
    kind: 'synthetic',
    title: 'Two classes',
    seed: 2 ** 52,
    length: 8,
    classes: { kind: 'listed', list: [{ name: 'a', peaks: [{ position: 3, height: 1 }] }] },
    width: { measure: 'fwhm', value: 2 },
    splits: Object.fromEntries(['train', 'validation', 'test'].map((name) => [name, { kind: 'drawn', perClass: 1 }])),
  });
  return {
    recipe,
    classNames: ['a', 'b'],
    axis: { unit: 'point', from: 0, step: 1 },
    length: 2,
    notes: ['“b” has one specimen only.'],
    sha256: 'f'.repeat(64),
    parts: {
      train: part([1, 2, 3, 4], [0, 1], kept),
      validation: part([], [], kept),
      test: part([5, 6], [1], kept),
    },
    ...changes,
  };
}

test('a dataset survives closing, with its recipe, counts and hashes', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder, { now: () => new Date('2026-11-01T10:00:00Z') });
  const id = store.datasets.insert(dataset(false));
  store.close();
  const again = openTestStore(folder);
  const expected = {
    id,
    title: 'Two classes',
    kind: 'synthetic',
    classes: 2,
    length: 2,
    counts: { train: 2, validation: 0, test: 1 },
    seed: 2 ** 52,
    sha256: 'f'.repeat(64),
    createdAt: '2026-11-01T10:00:00.000Z',
  };
  expect(again.datasets.list()).toEqual([expected]);
  const { recipe, classNames, axis, notes } = dataset(false);
  expect(again.datasets.get(id)).toEqual({ ...expected, recipe, classNames, axis, notes });
  expect(again.datasets.part(id, 'train')).toEqual({
    count: 2,
    xSha256: sha(Float32Array.of(1, 2, 3, 4)),
    labelsSha256: sha(Int32Array.of(0, 1)),
  });
});

test('kept numbers come back as they were, empty parts too', () => {
  const store = openTestStore();
  const id = store.datasets.insert(dataset(true));
  const { content } = store.datasets.part(id, 'train');
  expect(content?.x).toEqual(Float32Array.of(1, 2, 3, 4));
  expect(content?.labels).toEqual(Int32Array.of(0, 1));
  expect(content?.meta).toEqual({
    classNames: ['a', 'b'],
    length: 2,
    axis: { unit: 'point', from: 0, step: 1 },
    specimens: ['s0', 's1'],
  });
  expect(store.datasets.part(id, 'validation').content?.x).toHaveLength(0);
});

test('equal numbers are kept once, and go with the last dataset that has them', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  const [first, second] = [store.datasets.insert(dataset(true)), store.datasets.insert(dataset(true))];
  const blobs = () =>
    new SQLite(databasePath(folder), { readonly: true }).prepare('SELECT count(*) FROM dataset_blobs').pluck().get();
  // Two parts with two arrays each, and one array of no bytes for both arrays of the empty part.
  expect(blobs()).toBe(5);
  store.datasets.delete(first);
  expect(blobs()).toBe(5);
  expect(store.datasets.part(second, 'test').content?.x).toEqual(Float32Array.of(5, 6));
  store.datasets.delete(second);
  expect(blobs()).toBe(0);
  expect(store.datasets.list()).toEqual([]);
});

test('numbers that were changed under their hash are not handed out', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  const id = store.datasets.insert(dataset(true));
  const db = new SQLite(databasePath(folder));
  db.exec(`UPDATE dataset_blobs SET bytes = x'00000000' WHERE length(bytes) = 16`);
  db.close();
  expect(() => store.datasets.part(id, 'train')).toThrow(/“Two classes” are damaged/);
  expect(store.datasets.part(id, 'test').content?.labels).toEqual(Int32Array.of(1));
});

test('a dataset that is not there is said so', () => {
  const store = openTestStore();
  for (const ask of [
    () => store.datasets.get('nobody'),
    () => store.datasets.part('nobody', 'train'),
    () => store.datasets.delete('nobody'),
  ])
    expect(ask).toThrow(/does not exist any more/);
});

test('the newest dataset is the first of the list', () => {
  const store = openTestStore();
  const ids = [1, 2, 3].map(() => store.datasets.insert(dataset(false)));
  expect(store.datasets.list().map(({ id }) => id)).toEqual(ids.reverse());
});

test('a database from before datasets keeps its measurements and takes datasets', () => {
  const folder = temporaryFolder();
  const old = openTestStore(folder, { migrations: migrations.slice(0, 1) });
  const kept = old.measurements.insert(measurement());
  old.close();
  const store = openTestStore(folder);
  expect(store.measurements.list().map(({ id }) => id)).toEqual([kept]);
  expect(store.datasets.get(store.datasets.insert(dataset(true))).counts.train).toBe(2);
});
