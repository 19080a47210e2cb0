import { askLab } from '../fixtures/askLab.js';
import type { ServedLab } from '../fixtures/servedLab.js';
import { expect, test, type App } from '../fixtures/test.js';
import { hasTensorflow, skipReason } from '../../src/main/trainer/__tests__/tensorflowHere.js';
import type { ExperimentId, Input } from '../../src/contract/index.js';
import { take } from './take.js';
import { threePhases } from './threePhases.js';

type Plan = Input<'runs.start'>['plan'];

const LONG = 600_000;
const RUTILE = 'Synthetic - rutile with noise';

async function bundled(lab: ServedLab, id: string): Promise<Input<'datasets.create'>['recipe']> {
  const found = (await askLab(lab, 'datasets.recipes', {})).find((each) => each.id === id);
  if (!found) throw new Error(`There is no recipe ${id}.`);
  return found.recipe;
}

async function network(lab: ServedLab, datasetId: string, epochs: number): Promise<Plan> {
  const { length, classes } = await askLab(lab, 'datasets.get', { id: datasetId });
  const published = await askLab(lab, 'architectures.published', { inputLength: length, outputs: classes });
  const spec = published.find(({ id }) => id === 'slides-cnn')?.spec;
  if (!spec) throw new Error('The small network does not fit.');
  return { kind: 'network', training: { architecture: spec, epochs } };
}

/** Trains and waits; the models of the runs, by seed. */
async function train(lab: ServedLab, datasetId: string, plan: Plan, seeds: number[]): Promise<string[]> {
  const { job, runs } = await askLab(lab, 'runs.start', { datasetId, plan, seeds });
  const groupId = runs[0]?.groupId ?? '';
  const states = async () => (await askLab(lab, 'runs.list', { groupId })).map(({ state }) => state);
  await expect.poll(states, { timeout: LONG, message: job.title }).toEqual(seeds.map(() => 'done'));
  return (await askLab(lab, 'runs.list', { groupId })).map(({ modelHash = '' }) => modelHash);
}

const open = (app: App, view: string) => app.page.getByRole('button', { name: view, exact: true }).click();

test('train: a recipe, a run, its seeds', async ({ app, lab }) => {
  test.skip(!hasTensorflow, skipReason);
  test.setTimeout(LONG);
  const { page } = app;
  page.setDefaultTimeout(30_000);
  await open(app, 'Train');
  await expect(page.getByText('Start with dataset 1 of the review')).toBeVisible();
  await take(page, 'train-welcome');
  await page.getByText('TiO2 by Raman').first().click();
  await expect(page.getByRole('img', { name: /spectra of 3 classes/ })).toBeVisible();
  await take(page, 'train-recipe');
  await page.getByRole('button', { name: 'From my measurements…' }).click();
  await expect(page.getByText('Check the measurements that')).toBeVisible();
  await take(page, 'train-measured');
  const { id } = await askLab(lab, 'datasets.create', { recipe: await bundled(lab, 'dataset-1') });
  await page.getByRole('region', { name: 'Datasets' }).getByText('Dataset 1: one peak, two heights').click();
  await expect(page.getByRole('form', { name: 'Training' })).toContainText('Small CNN of the review');
  await take(page, 'train-dataset');
  await page.getByText('Own network', { exact: true }).click();
  await take(page, 'train-own');
  const forest: Plan = { kind: 'classical', spec: { model: { kind: 'random-forest' } } };
  await train(lab, id, forest, [1, 2, 3, 4, 5]);
  await train(lab, id, await network(lab, id, 15), [1, 2, 3, 4, 5]);
  const list = page.getByRole('navigation', { name: 'Datasets, runs and models' });
  await list
    .getByText(/^Small CNN of the review/)
    .first()
    .click();
  await page.getByRole('region', { name: 'Comparison' }).locator('.n-base-selection').click();
  await page.locator('.n-base-select-option').first().click();
  await expect(page.getByText('Second minus first')).toBeVisible();
  await take(page, 'train-group');
  await page.getByRole('table', { name: 'Runs by seed' }).getByRole('button', { name: '1', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Quality', exact: true })).toBeVisible();
  await take(page, 'train-run');
  await page.emulateMedia({ colorScheme: 'dark' });
  await take(page, 'train-dark');
});

test('explain: a measured pattern, its layers, beside another', async ({ app, lab }) => {
  test.skip(!hasTensorflow, skipReason);
  test.setTimeout(LONG);
  const { page } = app;
  page.setDefaultTimeout(30_000);
  const { id } = await askLab(lab, 'datasets.create', { recipe: threePhases });
  const [hash = ''] = await train(lab, id, await network(lab, id, 12), [1]);
  await askLab(lab, 'models.use', { hash, use: true });
  await open(app, 'Identify');
  await app.row(RUTILE).click();
  await expect(app.verdict).toContainText('Rutile');
  await expect(page.getByRole('region', { name: 'Trained models' })).toContainText('%');
  await take(page, 'opinions');
  await page.getByRole('button', { name: /^Why/ }).click();
  const maps = page.getByTestId('explain-maps');
  await expect(maps.first()).toHaveAttribute('data-layer', /./);
  await expect(page.getByRole('table', { name: 'Share of each peak in the evidence' })).toBeVisible();
  await take(page, 'explain-gradcam');
  await page.getByRole('button', { name: 'occlusion', exact: true }).click();
  await expect(page.getByTestId('explain-spectrum')).toHaveAttribute('data-method', 'occlusion');
  await take(page, 'explain');
  await page.getByRole('tab', { name: 'Filters' }).click();
  await take(page, 'explain-filters');
  await page.getByRole('tab', { name: 'What changed' }).click();
  await expect(page.getByRole('table', { name: /Variation before and after/ })).toBeVisible();
  await take(page, 'explain-changed');
  await page.emulateMedia({ colorScheme: 'dark' });
  await take(page, 'explain-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.getByRole('tab', { name: 'Attribution' }).click();
  await page.getByRole('button', { name: 'Compare with…' }).click();
  await page.locator('.n-dropdown-option').filter({ hasText: 'another spectrum' }).click();
  await expect(maps).toHaveCount(2);
  await take(page, 'explain-compare');
});

test('experiments: one with its verdict', async ({ app, lab }) => {
  test.skip(!hasTensorflow, skipReason);
  test.setTimeout(LONG);
  const { page } = app;
  page.setDefaultTimeout(30_000);
  const shown: ExperimentId = 'e1';
  await askLab(lab, 'experiments.run', { ids: [shown] });
  await expect
    .poll(() => askLab(lab, 'experiments.result', { experiment: shown }), { timeout: LONG, intervals: [2000] })
    .not.toBeNull();
  await open(app, 'Experiments');
  await page.getByRole('option').filter({ hasText: shown.toUpperCase() }).click();
  await expect(page.getByTestId('experiment-verdict')).toBeVisible();
  await take(page, 'experiments');
  await page.emulateMedia({ colorScheme: 'dark' });
  await take(page, 'experiments-dark');
});
