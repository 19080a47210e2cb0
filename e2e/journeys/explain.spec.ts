import { readFile } from 'node:fs/promises';
import type { DatasetDetail, LayerInput, ModelSummary } from '../../src/contract/index.js';
import { hasTensorflow, skipReason } from '../../src/main/trainer/__tests__/tensorflowHere.js';
import { askLab } from '../fixtures/askLab.js';
import type { ServedLab } from '../fixtures/servedLab.js';
import { expect, test, type App } from '../fixtures/test.js';

/** Two classes whose second peak stands at two places: a tiny network learns that in seconds. */
const PEAKS = { 'second at 50°': 50, 'second at 55°': 55 };

async function storeDataset(lab: ServedLab): Promise<DatasetDetail> {
  const uniform = (by: number) => ({ kind: 'uniform' as const, from: -by, to: by });
  const drawn = (perClass: number) => ({ kind: 'drawn' as const, perClass });
  return askLab(lab, 'datasets.create', {
    recipe: {
      ...{ kind: 'synthetic', title: 'Two places', seed: 5, length: 300 },
      axis: { unit: 'twoTheta', from: 20, step: 0.15 },
      classes: {
        kind: 'listed',
        list: Object.entries(PEAKS).map(([name, position]) => ({
          name,
          peaks: [
            { position: 30, height: 1 },
            { position, height: 0.7 },
          ],
        })),
      },
      variation: { shiftEach: uniform(0.3), heightEach: uniform(0.1) },
      width: { measure: 'fwhm', value: 1 },
      noise: [{ kind: 'white', sd: 0.02 }],
      splits: { train: drawn(80), validation: drawn(10), test: drawn(10) },
    },
  });
}

async function train(lab: ServedLab, plan: Parameters<typeof start>[2]): Promise<ModelSummary> {
  const dataset = await storeDataset(lab);
  await start(lab, dataset.id, plan);
  await expect.poll(async () => (await askLab(lab, 'models.list', {})).length, { timeout: 60_000 }).toBe(1);
  const [model] = await askLab(lab, 'models.list', {});
  if (!model) throw new Error('No model was made.');
  return model;
}

function start(lab: ServedLab, datasetId: string, plan: Parameters<typeof askLab<'runs.start'>>[2]['plan']) {
  return askLab(lab, 'runs.start', { datasetId, plan, seeds: [3] });
}

/** Small enough to be trained in seconds. */
const LAYERS: LayerInput[] = [
  { type: 'conv1d', name: 'conv1', filters: 6, kernel: 9, activation: 'relu' },
  { type: 'maxPool', name: 'pool1', size: 2 },
  { type: 'conv1d', name: 'conv2', filters: 8, kernel: 7, activation: 'relu' },
  { type: 'flatten' },
  { type: 'dense', units: 2, activation: 'softmax' },
];

function network() {
  const architecture = { id: 'tiny', title: 'Tiny', inputLength: 300, layers: LAYERS };
  return { kind: 'network' as const, training: { architecture, epochs: 6, batchSize: 16 } };
}

async function openExplain(app: App): Promise<void> {
  await app.page.getByRole('button', { name: 'Explain', exact: true }).click();
}

/** A picture in the page as text: equal pictures, equal text. */
function picture(app: App, testId: string): Promise<string> {
  return app.page
    .getByTestId(testId)
    .locator('canvas')
    .first()
    .evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
}

test('without a model the view says what it will show, and leads to Train', async ({ app }) => {
  await openExplain(app);
  const main = app.page.getByRole('main', { name: 'Explain' });
  await expect(main).toContainText('Grad-CAM');
  await main.getByRole('button', { name: 'Go to Train' }).click();
  await expect(app.page.getByRole('button', { name: 'Train', exact: true })).toHaveAttribute('aria-current', 'page');
});

test('activations of a trained network move with the layer, the spectrum and the view', async ({ app, lab }) => {
  test.skip(!hasTensorflow, skipReason);
  test.slow();
  await train(lab, network());
  await openExplain(app);
  const maps = app.page.getByTestId('explain-maps');
  const spectrum = app.page.getByTestId('explain-spectrum');
  const layers = app.page.getByRole('listbox', { name: 'Layers' });
  await expect(maps).toHaveAttribute('data-layer', 'conv1');
  await expect(maps.getByRole('img')).toHaveAttribute('aria-label', /conv 1, this spectrum: 6 maps of 300 points/);
  await expect(spectrum).toHaveAttribute('data-method', 'gradCam');
  await expect(app.page.getByRole('heading', { level: 1 })).toContainText(/what made the network say/);
  await expect(layers.getByRole('option')).toHaveCount(5);

  // Down goes to the next layer: half the points, another picture.
  const first = await picture(app, 'explain-maps');
  await app.page.keyboard.press('ArrowDown');
  await expect(maps).toHaveAttribute('data-layer', 'pool1');
  await expect(maps.getByRole('img').first()).toHaveAttribute('aria-label', /6 maps of 150 points/);
  await expect.poll(() => picture(app, 'explain-maps')).not.toBe(first);
  await layers.getByRole('option', { name: /softmax/ }).click();
  await expect(maps.getByRole('img').first()).toHaveAttribute('aria-label', /2 units/);
  await layers.getByRole('option', { name: /conv 2/ }).click();
  await expect(maps).toHaveAttribute('data-layer', 'conv2');

  // What the list says of empty maps is what the maps show.
  const described = await maps.getByRole('img').first().getAttribute('aria-label');
  const here = Number(/(\d+) empty here/.exec(described ?? '')?.[1]);
  expect(here).toBe(Number(await maps.getAttribute('data-empty')));
  await app.page.getByRole('tab', { name: 'Filters' }).click();
  const rows = app.page.getByRole('table', { name: 'Channels of conv 2' }).locator('tbody tr');
  await expect(rows).toHaveCount(8);
  await expect(rows.filter({ hasText: 'empty' })).toHaveCount(here);

  // Right goes to the next spectrum; the difference to the class is another picture than the spectrum itself.
  const before = await picture(app, 'explain-spectrum');
  await app.page.keyboard.press('ArrowRight');
  await expect(app.page.getByRole('heading', { level: 1 })).toContainText('Test spectrum 2');
  await expect.poll(() => picture(app, 'explain-spectrum')).not.toBe(before);
  const own = await picture(app, 'explain-maps');
  await app.page.getByRole('button', { name: 'difference' }).click();
  await expect(maps).toHaveAttribute('data-view', 'difference');
  await expect.poll(() => picture(app, 'explain-maps')).not.toBe(own);

  await app.page.getByRole('tab', { name: 'What changed' }).click();
  const changed = app.page.getByRole('table', { name: 'Variation before and after conv 2' });
  await expect(changed.getByRole('row', { name: /Noise/ })).toContainText('%');
});

test('maps and attribution are saved as tables with their axis, and as pictures', async ({ app, lab }) => {
  test.skip(!hasTensorflow, skipReason);
  test.slow();
  await train(lab, network());
  await openExplain(app);
  await expect(app.page.getByTestId('explain-maps')).toHaveAttribute('data-layer', 'conv1');
  const save = async (name: RegExp) => {
    await app.page.getByRole('button', { name: 'Save ▾' }).click();
    const [download] = await Promise.all([
      app.page.waitForEvent('download'),
      app.page.locator('.n-dropdown-option').filter({ hasText: name }).click(),
    ]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const table = await save(/Maps of conv 1/);
  const lines = table.bytes.toString('utf8').trim().split(/\r?\n/);
  const numbers = lines.map((line) => line.split(',').map(Number)).filter((cells) => cells.every(Number.isFinite));
  expect(numbers).toHaveLength(300);
  expect(numbers[0]?.[0]).toBeCloseTo(20, 6);
  expect(numbers[299]?.[0]).toBeCloseTo(20 + 299 * 0.15, 4);
  expect(numbers[0]).toHaveLength(7);
  const evidence = await save(/Attribution as CSV/);
  expect(evidence.bytes.toString('utf8')).toMatch(/2θ|twoTheta/);
  const drawing = await save(/SVG/);
  expect(drawing.name).toMatch(/explained\.svg$/);
  expect(drawing.bytes.toString('utf8')).toMatch(/^<svg[\s\S]*<image[\s\S]*<\/svg>$/);
  const pixels = await save(/PNG/);
  expect(pixels.bytes.subarray(1, 4).toString()).toBe('PNG');
});

test('two spectra stand beside each other, and the layer moves in both', async ({ app, lab }) => {
  test.skip(!hasTensorflow, skipReason);
  test.slow();
  await train(lab, network());
  await openExplain(app);
  const maps = app.page.getByTestId('explain-maps');
  await expect(maps).toHaveCount(1);
  await app.page.getByRole('button', { name: 'Compare with…' }).click();
  await app.page.locator('.n-dropdown-option').filter({ hasText: 'another spectrum' }).click();
  await expect(maps).toHaveCount(2);
  // While the menu fades out the arrows are its own.
  await expect(app.page.locator('.n-dropdown-menu')).toBeHidden();
  await app.page.keyboard.press('ArrowDown');
  for (const side of [0, 1]) await expect(maps.nth(side)).toHaveAttribute('data-layer', 'pool1');
  await app.page.getByRole('button', { name: 'Close side 2' }).click();
  await expect(maps).toHaveCount(1);
});

test('a classical model shows which points count, without layers', async ({ app, lab }) => {
  await train(lab, { kind: 'classical', spec: { model: { kind: 'random-forest', trees: 20 } } });
  await openExplain(app);
  await expect(app.page.getByText('This model has no layers.')).toBeVisible();
  await app.page.getByRole('button', { name: 'importance' }).click();
  const spectrum = app.page.getByTestId('explain-spectrum');
  await expect(spectrum).toHaveAttribute('data-method', 'importance');
  await expect(app.page.getByRole('table', { name: 'Share of each peak in the evidence' })).toContainText('%');
  await expect(app.page.getByRole('listbox', { name: 'Layers' })).toHaveCount(0);
});
