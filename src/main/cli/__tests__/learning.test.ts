import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { haliteCif } from '../../lab/__tests__/patterns.js';
import { openStore } from '../../store/openStore.js';
import { cliHere } from './cliHere.js';

const { cli, cliUntil, file } = cliHere();

const part = { kind: 'drawn', perClass: 10 };
const recipe = {
  ...{ kind: 'synthetic', title: 'Left or right', seed: 1, length: 30, axis: { unit: 'twoTheta', from: 20, step: 1 } },
  classes: {
    kind: 'listed',
    list: [
      { name: 'left', peaks: [{ position: 28, height: 1 }] },
      { name: 'right', peaks: [{ position: 40, height: 1 }] },
    ],
  },
  width: { measure: 'fwhm', value: 3 },
  noise: [{ kind: 'white', sd: 0.05 }],
  normalise: 'maximum',
  splits: { train: part, validation: part, test: part },
};

/** Makes the dataset and trains centroids with it. */
async function prepared(): Promise<{ dataset: string; model: string }> {
  writeFileSync(file('recipe.json'), JSON.stringify(recipe));
  const { id } = JSON.parse((await cli('dataset', 'create', file('recipe.json'), '--json')).out) as { id: string };
  const { out } = await cli('train', id, '--classical', 'nearest-centroid', '--seeds', '2', '--json');
  const { runs } = JSON.parse(out) as { runs: { model: string }[] };
  return { dataset: id, model: runs[0]?.model ?? '' };
}
/** A pattern with one line. */
function pattern(name: string, line: number): string {
  const rows = Array.from({ length: 801 }, (_, i) => {
    const x = 15 + 0.05 * i;
    return `${x.toFixed(2)} ${(1000 * Math.exp(-0.5 * ((x - line) / 1.2) ** 2) + 3).toFixed(2)}`;
  });
  writeFileSync(file(name), `# wavelength 1.5406\n${rows.join('\n')}\n`);
  return file(name);
}

test('a dataset is made of a recipe, listed and deleted', async () => {
  writeFileSync(file('recipe.json'), JSON.stringify(recipe));
  const made = await cli('dataset', 'create', file('recipe.json'));
  expect(made.code).toBe(0);
  expect(made.out).toMatch(
    /^Left or right: 2 classes, 30 points, 20 spectra for training.*\nMade as \S+, sha256 [0-9a-f]{64}\n$/,
  );
  const listed = await cli('dataset', 'list');
  expect(listed.out).toMatch(/Left or right +2 +30 +20 +20 +20/);
  expect(listed.out).toContain('Recipe: dataset-1, ');
  expect((await cli('dataset', 'delete', 'Left or right')).out).toBe('“Left or right” deleted.\n');
  const { datasets, recipes } = JSON.parse((await cli('dataset', 'list', '--json')).out) as {
    datasets: [];
    recipes: [];
  };
  expect(datasets).toEqual([]);
  expect(recipes.length).toBeGreaterThan(3);
});

test('a dataset of phases is made of CIF files, and its recipe is written where it is asked for', async () => {
  mkdirSync(file('cifs'));
  const cubic = (a: number, cation: string) =>
    haliteCif
      .replace(/5\.640/g, String(a))
      .replaceAll('Na', cation)
      .replace('Halite', `${cation}Cl`);
  writeFileSync(file('cifs/a.cif'), cubic(5.64, 'Na'));
  writeFileSync(file('cifs/b.cif'), cubic(6.29, 'K'));
  const made = await cli('dataset', 'create', '--references', file('cifs'), '--title', 'Salts', '--spectra', '8');
  expect(made.out).toContain(
    'Salts: 2 classes, 1401 points, 16 spectra for training, 4 for validation, 4 for the test.',
  );
  const written = await cli('dataset', 'create', '--references', file('cifs'), '--write-recipe', file('salts.json'));
  expect(written.code).toBe(0);
  const { classes } = JSON.parse(readFileSync(file('salts.json'), 'utf8')) as { classes: { kind: string } };
  expect(classes.kind).toBe('phases');
  expect(await cli('dataset', 'create')).toMatchObject({
    code: 2,
    error: expect.stringContaining('--references') as string,
  });
  const laser = await cli('dataset', 'create', '--references', file('cifs'), '--wavelength', '532');
  expect(laser).toMatchObject({ code: 2, error: expect.stringContaining('none of X-rays') as string });
});

test('wrong recipes and unknown names are told in one sentence', async () => {
  writeFileSync(file('bad.json'), '{ nothing');
  writeFileSync(file('odd.json'), '{}');
  expect(await cli('dataset', 'create', 'no-such')).toMatchObject({
    code: 2,
    error: expect.stringContaining('dataset-1, dataset-2') as string,
  });
  expect(await cli('dataset', 'create', file('bad.json'))).toMatchObject({ code: 1, error: 'bad.json is no JSON.\n' });
  expect((await cli('dataset', 'create', file('odd.json'))).code).toBe(1);
  expect((await cli('dataset', 'delete', 'nobody')).error).toContain('“phaselens dataset list” shows them');
  expect((await cli('train', 'nobody', '--classical', 'svm')).error).toContain('There is no dataset');
  expect((await cli('train', 'nobody')).code).toBe(2);
  expect((await cli('train', 'x', '--classical', 'svm', '--seeds', '0')).code).toBe(2);
});

test('a classical model is trained with several seeds, listed, and classifies files that are not stored', async () => {
  const { dataset, model } = await prepared();
  const trained = await cli('train', dataset, '--classical', 'random-forest', '--seeds', '3');
  expect(trained.code).toBe(0);
  expect(trained.out).toMatch(/^Random forest, 100 trees on Left or right\nseed +state/);
  expect(trained.out).toMatch(/Test accuracy 100\.0 % \(95 % interval over 3 seeds/);
  expect((await cli('model', 'list')).out).toContain(model.slice(0, 12));

  const [left, right] = [pattern('one.xy', 28), pattern('two.xy', 40.5)];
  const answer = await cli('model', 'classify', left, right, file('absent.xy'), '--model', model.slice(0, 8), '--json');
  expect(answer.code).toBe(1);
  const { files } = JSON.parse(answer.out) as {
    files: { file: string; classes: { name: string }[]; error?: object }[];
  };
  const byName = new Map(files.map(({ file: name, classes }) => [basename(name), classes[0]?.name]));
  expect([byName.get('one.xy'), byName.get('two.xy')]).toEqual(['left', 'right']);
  expect(files.filter(({ error }) => error)).toHaveLength(1);
  const text = await cli('model', 'classify', left, '--model', model);
  expect(text.out).toMatch(/one\.xy: Nearest centroid, Left or right, seed \d\n +\d+\.\d % +left\n/);
  expect(text.out).toContain('always names one of them');
});

test('a model goes into a file and comes back', async () => {
  const { model } = await prepared();
  const path = file('given.phaselens-model');
  expect((await cli('model', 'export', model, '-o', path)).out).toMatch(/given\.phaselens-model written, \d+ KiB/);
  const other = ['--data', file('other')];
  expect((await cli(...other, 'model', 'import', path)).out).toContain(`imported as ${model}.`);
  expect((await cli(...other, 'model', 'list')).out).toContain(model.slice(0, 12));
  writeFileSync(path, 'nothing of the kind');
  expect(await cli(...other, 'model', 'import', path)).toMatchObject({
    code: 1,
    error: /^given\.phaselens-model .* damaged/,
  });
});

test('runs are listed, and one that was cancelled is resumed by the beginning of its id', async () => {
  expect((await cli('run', 'list')).out).toBe('There is no run yet. phaselens train starts one.\n');
  await prepared();
  const { runs } = JSON.parse((await cli('run', 'list', '--json')).out) as { runs: { id: string; state: string }[] };
  expect(runs.map(({ state }) => state)).toEqual(['done', 'done']);
  const id = runs[0]?.id ?? '';
  const store = openStore({ dataFolder: file('data'), mode: 'readwrite', backupOnClose: false });
  const { modelHash: _, ...run } = store.runs.get(id);
  store.runs.save({ ...run, state: 'cancelled', reason: 'Cancelled.' });
  store.close();
  expect((await cli('run', 'list')).out).toMatch(new RegExp(`${id.slice(0, 8)} .* cancelled`));

  const resumed = await cli('train', '--resume', id.slice(0, 12), '--json');
  expect(resumed).toMatchObject({ code: 0, error: '' });
  expect((JSON.parse(resumed.out) as { runs: object[] }).runs).toMatchObject([{ id, state: 'done', testAccuracy: 1 }]);
  expect(await cli('train', '--resume', id)).toMatchObject({
    code: 1,
    error: expect.stringContaining('is done') as string,
  });
});

test('a training that is cancelled tells what is done and how to go on', async () => {
  const { dataset } = await prepared();
  const { code, out, error } = await cliUntil(
    Promise.resolve(),
    ...['train', dataset, '--classical', 'random-forest', '--seeds', '20'],
  );
  expect(code).not.toBe(0);
  expect(out).toMatch(/seed +state +epochs/);
  expect(out).toContain('cancelled');
  const { runs } = JSON.parse((await cli('run', 'list', '--json')).out) as { runs: { id: string; state: string }[] };
  const cancelled = runs.filter(({ state }) => state === 'cancelled').map(({ id }) => id.slice(0, 8));
  expect(cancelled.length).toBeGreaterThan(0);
  for (const id of cancelled) expect(error).toContain(`“phaselens train --resume ${id}” starts it again.`);
});

test('what is to be resumed is named alone, and what is to be trained with is named', async () => {
  expect(await cli('train', '--resume', 'nobody')).toMatchObject({
    code: 1,
    error: 'There is no run “nobody”. “phaselens run list” shows them.\n',
  });
  expect((await cli('train', 'x', '--resume', 'y')).code).toBe(2);
  expect((await cli('train', '--resume', 'y', '--classical', 'svm')).code).toBe(2);
  expect((await cli('train', '--classical', 'svm')).error).toContain('phaselens train DATASET');
});
