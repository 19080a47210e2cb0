import { afterAll, beforeAll, expect, test } from 'vitest';
import { haliteCif, bytesOf } from './patterns.js';
import { openTestLab, type TestLab } from './openTestLab.js';

let test1: TestLab;
beforeAll(() => {
  test1 = openTestLab();
});
afterAll(async () => {
  await test1.close();
  test1.remove();
});

/** Potassium in the place of sodium, in a larger cell. */
const sylvite = haliteCif
  .replace(/5\.640?\d*/g, '6.293')
  .replaceAll('Na', 'K')
  .replaceAll('Halite', 'Sylvite');
const files = [
  { name: 'halite.cif', bytes: bytesOf(haliteCif) },
  { name: 'sylvite.cif', bytes: bytesOf(sylvite) },
];
const few = (perClass: number) => ({ kind: 'drawn', perClass }) as const;
const splits = { train: few(20), validation: few(4), test: few(10) };

test('CIF files become a recipe of phases, whose dataset comes out again by its hash', async () => {
  const { lab } = test1;
  const made = await lab.call('datasets.fromReferences', { files, title: 'Two salts' });
  expect(made.leftOut).toEqual([]);
  const { classes, axis } = made.recipe;
  if (classes.kind !== 'phases') throw new Error('no phases');
  expect(classes.phases.map(({ name, lattice }) => [name, lattice?.system])).toEqual([
    [expect.stringContaining('(F m -3 m)'), 'cubic'],
    [expect.stringContaining('(F m -3 m)'), 'cubic'],
  ]);
  expect(axis).toMatchObject({ unit: 'twoTheta', wavelength: expect.closeTo(1.5406, 3) as number });
  const recipe = { ...made.recipe, splits };
  const dataset = await lab.call('datasets.create', { recipe });
  expect(dataset).toMatchObject({ kind: 'synthetic', classes: 2, counts: { train: 40, validation: 8, test: 20 } });
  expect((await lab.call('datasets.create', { recipe })).sha256).toBe(dataset.sha256);
  const { labels } = await lab.call('datasets.samples', { id: dataset.id, split: 'test', numbers: [0, 19] });
  expect([...labels]).toEqual([0, 1]);
  expect((await lab.call('datasets.preview', { recipe, samples: 4 })).x).toHaveLength(4 * recipe.length);
});

test('a library gives its phases of nothing but the elements, at the radiation that is named', async () => {
  const { lab } = test1;
  const library = (await lab.call('libraries.list', {})).find(
    ({ kind, technique }) => kind === 'built-in' && technique === 'xrd',
  );
  const molybdenum = { label: 'Mo Kα', wavelength: 0.7093, origin: 'user' } as const;
  const asked = { libraryId: library?.id ?? '', elements: ['Ti', 'O'], radiation: molybdenum };
  const { recipe } = await lab.call('datasets.fromReferences', asked);
  const { classes, axis, length } = recipe;
  if (classes.kind !== 'phases') throw new Error('no phases');
  expect(classes.phases.map(({ name }) => name)).toEqual(
    expect.arrayContaining([expect.stringMatching(/rutile/i) as string]),
  );
  expect(new Set(classes.phases.map(({ name }) => name)).size).toBe(classes.phases.length);
  expect(axis.wavelength).toBe(0.7093);
  // The d-spacings that copper shows from 10 to 80°.
  expect(axis.from).toBeCloseTo(4.6, 1);
  expect(axis.from + (length - 1) * axis.step).toBeCloseTo(34.4, 0);
});

test('what cannot be learned is declined with a sentence', async () => {
  const { lab } = test1;
  await expect(lab.call('datasets.fromReferences', { files: files.slice(0, 1) })).rejects.toMatchObject({
    kind: 'invalid-input',
    message: expect.stringContaining('takes two') as string,
  });
  const broken = { name: 'broken.cif', bytes: bytesOf('data_x\n_cell_length_a oops') };
  const { leftOut } = await lab.call('datasets.fromReferences', { files: [...files, broken] });
  expect(leftOut).toEqual([expect.stringContaining('broken.cif')]);
  await expect(lab.call('datasets.fromReferences', { libraryId: 'none' })).rejects.toMatchObject({ kind: 'not-found' });
  const raman = (await lab.call('libraries.list', {})).find(({ technique }) => technique === 'raman');
  await expect(lab.call('datasets.fromReferences', { libraryId: raman?.id ?? '' })).rejects.toThrow('Raman library');
});
