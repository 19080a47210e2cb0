import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import SQLite from 'better-sqlite3';
import type { DatasetRecipe, SyntheticRecipe } from '../../../contract/index.js';
import { measuredRecipeSchema } from '../../../contract/index.js';
import { generate } from '../../../core/synthesis/generate.js';
import { databasePath } from '../../store/index.js';
import { temporaryFolder, testLab } from '../../transports/__tests__/doors.js';
import { buildEntries } from '../../transports/__tests__/buildEntries.js';
import { createInProcessLab } from '../../transports/inProcess.js';
import { idsOf, importAll, openTestLab, type TestLab } from './openTestLab.js';
import { bytesOf } from './patterns.js';

let test1: TestLab;
beforeAll(() => {
  test1 = openTestLab();
});
afterAll(async () => {
  await test1.close();
  test1.remove();
});

async function bundled(id: string): Promise<SyntheticRecipe> {
  const found = (await test1.lab.call('datasets.recipes', {})).find((one) => one.id === id);
  if (!found) throw new Error(`no recipe ${id}`);
  return found.recipe;
}
const small = async (seed = 1): Promise<SyntheticRecipe> => {
  const recipe = await bundled('dataset-1');
  const some = { kind: 'drawn', perClass: 6 } as const;
  return { ...recipe, seed, splits: { train: some, validation: some, test: some } };
};

test('the recipes that ship are there, each with title, description and source', async () => {
  const recipes = await test1.lab.call('datasets.recipes', {});
  expect(recipes.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['benchmark-small', 'challenge-27', 'dataset-1', 'dataset-2']),
  );
  for (const { recipe } of recipes)
    expect(Math.min(recipe.description.length, recipe.source.length)).toBeGreaterThan(20);
});

test('a preview stores nothing and shows both classes', async () => {
  const before = await test1.lab.call('datasets.list', {});
  const { x, labels, counts, meta } = await test1.lab.call('datasets.preview', {
    recipe: await bundled('dataset-1'),
    samples: 4,
  });
  expect(x).toHaveLength(4 * 500);
  expect([...labels]).toEqual([0, 1, 0, 1]);
  expect(counts).toEqual({ train: 2000, validation: 500, test: 1000 });
  expect(meta.classNames).toEqual(['maximum 0.8', 'maximum 0.6']);
  expect(await test1.lab.call('datasets.list', {})).toEqual(before);
});

test('a synthetic dataset is its recipe and hash: equal recipes give equal hashes, another seed another', async () => {
  const heard: unknown[] = [];
  const stop = test1.lab.on('datasets.changed', (payload) => heard.push(payload));
  const create = async (recipe: DatasetRecipe) => test1.lab.call('datasets.create', { recipe });
  const [a, b, c] = [await create(await small()), await create(await small()), await create(await small(2))];
  stop();
  expect(heard).toHaveLength(3);
  expect(a.counts).toEqual({ train: 12, validation: 12, test: 12 });
  expect(a.sha256).toBe(b.sha256);
  expect(a.sha256).not.toBe(c.sha256);
  expect((await test1.lab.call('datasets.list', {})).slice(0, 3).map(({ id }) => id)).toEqual([c.id, b.id, a.id]);
});

test('spectra of a stored dataset are those of its recipe, also after opening again', async () => {
  const recipe = await small(3);
  const { id } = await test1.lab.call('datasets.create', { recipe });
  await test1.reopen();
  const { x, labels, meta } = await test1.lab.call('datasets.samples', { id, split: 'test', numbers: [7, 0] });
  const whole = generate(recipe, 'test');
  expect([...labels]).toEqual([1, 0]);
  expect(x.subarray(500)).toEqual(whole.x.subarray(0, 500));
  expect(meta.peaks?.position[1]).toBe(whole.meta.peaks?.position[0]);
  await expect(test1.lab.call('datasets.samples', { id, split: 'test', numbers: [12] })).rejects.toMatchObject({
    kind: 'not-found',
  });
});

test('a deleted dataset is gone', async () => {
  const { id } = await test1.lab.call('datasets.create', { recipe: await small(4) });
  await test1.lab.call('datasets.delete', { id });
  await expect(test1.lab.call('datasets.get', { id })).rejects.toMatchObject({ kind: 'not-found' });
  await expect(test1.lab.call('datasets.delete', { id })).rejects.toMatchObject({ kind: 'not-found' });
});

test('a recipe that cannot be is refused with the place, and nothing is stored', async () => {
  const recipe = await small();
  const before = (await test1.lab.call('datasets.list', {})).length;
  const width = { measure: 'sigma', value: 0 } as const;
  await expect(test1.lab.call('datasets.create', { recipe: { ...recipe, width } })).rejects.toMatchObject({
    kind: 'invalid-input',
  });
  await expect(test1.lab.call('datasets.preview', { recipe: { ...recipe, length: 3 } })).rejects.toMatchObject({
    kind: 'invalid-input',
  });
  expect(await test1.lab.call('datasets.list', {})).toHaveLength(before);
});

/** A Raman file with one band. */
function ramanFile(centre: number, seed: number): Uint8Array<ArrayBuffer> {
  const rows = Array.from({ length: 400 }, (_, i) => {
    const x = 100 + 2 * i;
    return `${x}, ${(10 + 500 * Math.exp(-(((x - centre) / 8) ** 2)) + Math.sin(i * seed)).toFixed(4)}`;
  });
  return bytesOf(`##NAMES=Test ${centre}\n##RAMAN WAVELENGTH=532\n##RRUFFID=R${seed}\n${rows.join('\n')}\n##END=\n`);
}

async function measuredRecipe(): Promise<ReturnType<typeof measuredRecipeSchema.parse>> {
  const bands = [200, 464, 700];
  const files = Array.from({ length: 18 }, (_, i) => ({
    name: `spectrum-${i}.txt`,
    bytes: ramanFile(bands[i % 3] ?? 0, i + 1),
  }));
  const ids = (await importAll(test1.lab, files)).map((outcome) => idsOf(outcome)[0] ?? '');
  return measuredRecipeSchema.parse({
    kind: 'measured',
    title: 'Three minerals',
    seed: 1,
    items: ids.map((measurementId, i) => ({
      measurementId,
      label: `mineral ${i % 3}`,
      specimen: `mineral ${i % 3} piece ${Math.floor(i / 6)}`,
    })),
    augmentation: { copies: 2, shift: { kind: 'uniform', from: -4, to: 4 }, noise: 0.02, mix: 2 },
  });
}

test('imported measurements become a dataset split by specimen, whose numbers stay when the measurements go', async () => {
  const recipe = await measuredRecipe();
  const made = await test1.lab.call('datasets.create', { recipe });
  // Of the three specimens of a class, with two spectra each, one is tested and one validates.
  expect(made.counts).toEqual({ train: 6 * 3, validation: 6, test: 6 });
  expect(made.axis).toEqual({ unit: 'ramanShift', from: 100, step: 2 });
  const all = Array.from({ length: 18 }, (_, i) => i);
  const train = await test1.lab.call('datasets.samples', { id: made.id, split: 'train', numbers: all });
  const tested = await test1.lab.call('datasets.samples', { id: made.id, split: 'test', numbers: all.slice(0, 6) });
  const trained = new Set(train.meta.specimens);
  expect(tested.meta.specimens?.some((specimen) => trained.has(specimen))).toBe(false);
  tested.labels.forEach((label, i) => {
    const y = tested.x.subarray(i * made.length, (i + 1) * made.length);
    expect(Math.abs(100 + 2 * y.indexOf(1) - ([200, 464, 700][label] ?? 0))).toBeLessThanOrEqual(4);
  });

  const preview = await test1.lab.call('datasets.preview', { recipe, samples: 3 });
  expect([...preview.labels]).toEqual([0, 1, 2]);
  expect(preview.counts).toEqual(made.counts);

  await test1.lab.call('measurements.delete', { ids: recipe.items.map(({ measurementId }) => measurementId) });
  const again = await test1.lab.call('datasets.samples', { id: made.id, split: 'train', numbers: all });
  expect(again.x).toEqual(train.x);
  await expect(test1.lab.call('datasets.create', { recipe })).rejects.toMatchObject({ kind: 'not-found' });
  await test1.lab.call('measurements.restore', { ids: recipe.items.map(({ measurementId }) => measurementId) });
  expect((await test1.lab.call('datasets.create', { recipe })).sha256).toBe(made.sha256);
});

test('a split by hand with one specimen on both sides is refused, and names it', async () => {
  const recipe = await measuredRecipe();
  const items = recipe.items.map((item, i) => ({ ...item, split: i < 9 ? ('train' as const) : ('test' as const) }));
  await expect(test1.lab.call('datasets.create', { recipe: { ...recipe, items } })).rejects.toMatchObject({
    kind: 'invalid-input',
    message: expect.stringContaining('Specimen “mineral 0 piece 1” stands in training') as string,
  });
});

test('numbers that this version no longer makes are not passed off as the old ones', async () => {
  const { datasetPart } = await import('../datasets/datasetPart.js');
  const recipe = await small(9);
  const { id } = await test1.lab.call('datasets.create', { recipe });
  const db = new SQLite(databasePath(test1.folder));
  db.prepare(`UPDATE dataset_parts SET x_sha256 = 'other' WHERE dataset_id = ? AND split = 'test'`).run(id);
  db.close();
  const { openStore } = await import('../../store/index.js');
  const { createInlineCompute } = await import('../compute/inlineCompute.js');
  const store = openStore({ dataFolder: test1.folder, mode: 'readonly' });
  const compute = createInlineCompute({ resourcesFolder: '', cacheFolder: '', version: '' });
  const lab = { store, compute } as Parameters<typeof datasetPart>[0];
  await expect(datasetPart(lab, id, 'test')).rejects.toMatchObject({ kind: 'conflict' });
  expect((await datasetPart(lab, id, 'train')).x).toEqual(generate(recipe, 'train').x);
  store.close();
});

const published = '../shared/samples/synthetic-benchmark/benchmark.json';
test.skipIf(!existsSync(published))('the published class list becomes a recipe', async () => {
  const file = { name: 'benchmark.json', bytes: new Uint8Array(readFileSync(published)) };
  const recipe = await test1.lab.call('datasets.readBenchmark', { file, variant: 'general' });
  expect(recipe.classes.kind === 'listed' && recipe.classes.list).toHaveLength(500);
  const { counts } = await test1.lab.call('datasets.preview', { recipe, samples: 2 });
  expect(counts).toEqual({ train: 25_000, validation: 5_000, test: 4_500 });
});

test('a file that is no class list is refused', async () => {
  const read = (text: string) =>
    test1.lab.call('datasets.readBenchmark', { file: { name: 'a/b.json', bytes: bytesOf(text) }, variant: 'general' });
  await expect(read('not json')).rejects.toMatchObject({ kind: 'unreadable-file' });
  await expect(read('{}')).rejects.toMatchObject({ kind: 'invalid-input' });
});

test('a dataset in the making is a job that ends with a sentence', async () => {
  const { id } = await test1.lab.call('datasets.create', { recipe: await small(9) });
  const job = (await test1.lab.call('jobs.list', {})).find(({ kind }) => kind === 'make-dataset');
  expect(job).toMatchObject({
    state: 'done',
    done: job?.total,
    message: expect.stringContaining('has 36 spectra.') as string,
  });
  await test1.lab.call('datasets.delete', { id });
});

test('a dataset in the making is cancelled by its job: the call says so and nothing is stored', async () => {
  const folder = temporaryFolder();
  const built = await buildEntries({ worker: 'src/main/lab/worker.ts' });
  const handle = testLab(folder.path, { compute: { script: join(built, 'worker.js'), width: 1 } });
  const lab = createInProcessLab(handle, 'trusted');
  try {
    const many = { kind: 'drawn', perClass: 400_000 } as const;
    const recipe = { ...(await bundled('dataset-1')), splits: { train: many, validation: many, test: many } };
    const cancelled = new Promise<string>((resolve, reject) => {
      const stop = lab.on('job.changed', ({ id, kind, done, secondsLeft }) => {
        if (kind !== 'make-dataset' || done === 0 || secondsLeft === undefined) return;
        stop();
        lab.call('jobs.cancel', { id }).then(({ state }) => resolve(state), reject);
      });
    });
    await expect(lab.call('datasets.create', { recipe })).rejects.toMatchObject({ kind: 'cancelled' });
    expect(await cancelled).toBe('cancelled');
    expect(await lab.call('datasets.list', {})).toEqual([]);
  } finally {
    await handle.close();
    folder.remove();
    rmSync(built, { recursive: true, force: true });
  }
}, 120_000);
