import { expect, test, type App } from '../fixtures/test.js';

const NO_TENSORFLOW = 'Networks cannot be trained here yet.';

/** The Train view, and a dataset made there from the recipe that a new one starts with. */
async function makeDataset(app: App): Promise<void> {
  const { page } = app;
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('button', { name: 'New dataset…' }).click();
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('Two small classes');
  await expect(page.getByRole('img', { name: /spectra of 2 classes: A, B/ })).toBeVisible();
  await page.getByRole('button', { name: 'Create dataset' }).click();
  await expect(page.getByRole('form', { name: 'Training' })).toBeVisible();
}

function trainButton(app: App) {
  return app.page.getByRole('form', { name: 'Training' }).getByRole('button', { name: /^Train/ });
}

/** How many epochs the curve shows. */
async function epochsDrawn(app: App): Promise<number> {
  const label = await app.page.getByTestId('curve-accuracy').getAttribute('aria-label');
  return Number(/after (\d+) epochs/.exec(label ?? '')?.[1] ?? 0);
}

test('a network is trained from a recipe: its curve grows, it is cancelled, goes on where it was, and leaves a model', async ({
  app,
}) => {
  test.setTimeout(300_000);
  const { page } = app;
  const doctor = page.waitForResponse(/system\.doctor/);
  await makeDataset(app);
  await doctor;
  const missing = await page.getByText(NO_TENSORFLOW).isVisible();
  test.skip(missing, 'TensorFlow is not set up on this machine: run “node scripts/tensorflow.mjs” to train networks.');
  await page.getByLabel('Epochs', { exact: true }).fill('60');
  await trainButton(app).click();
  const run = page.getByRole('main', { name: 'Run' });
  await expect(run.getByTestId('run-progress')).toContainText(/Epoch \d+ of 60/, { timeout: 90_000 });
  await expect.poll(() => epochsDrawn(app), { timeout: 90_000 }).toBeGreaterThan(1);
  const before = await epochsDrawn(app);
  await expect.poll(() => epochsDrawn(app), { timeout: 60_000 }).toBeGreaterThan(before);
  await run.getByRole('button', { name: 'Cancel', exact: true }).click();
  await expect(run.getByRole('status')).toContainText('Cancelled');
  await expect(page.getByText('There is no result')).toBeVisible();
  const cancelled = await epochsDrawn(app);
  await run.getByRole('button', { name: 'Resume' }).click();
  await expect(run.getByRole('status')).toContainText('Done', { timeout: 180_000 });
  expect(await epochsDrawn(app)).toBeGreaterThan(cancelled);
  await expect(page.getByRole('region', { name: 'Quality', exact: true })).toContainText('right on 200 test spectra');
  await expect(run.getByRole('img', { name: /Confusion matrix of 2 classes/ })).toBeVisible();
  const models = page.getByRole('region', { name: 'Models' });
  await expect(models.getByText(/Small CNN of the review/).first()).toBeVisible();
  await page.getByRole('switch', { name: 'Use for identification' }).click();
  await expect(models.getByText(/used for identification/)).toBeVisible();
});

test('a classical model is trained on three seeds and beside another one', async ({ app }) => {
  test.setTimeout(180_000);
  const { page } = app;
  await makeDataset(app);
  await page.getByText('Classical', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Seeds' }).fill('3 seeds from 1');
  await expect(trainButton(app)).toHaveText('Train 3 seeds');
  await trainButton(app).click();
  const table = page.getByRole('table', { name: 'Runs by seed' });
  await expect(table.getByText('done', { exact: true })).toHaveCount(3, { timeout: 90_000 });
  await expect(page.getByText(/mean of 3 seeds/)).toBeVisible();
  await table.getByRole('button', { name: '2', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Quality', exact: true })).toContainText('%');
  await expect(page.getByRole('region', { name: 'Provenance' })).toContainText('Phaselens classical models');
});

test('a recipe that cannot be made says where, keeps its picture, and is not created', async ({ app }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Train', exact: true }).click();
  await page.getByRole('button', { name: 'New dataset…' }).click();
  const picture = page.getByRole('img', { name: /spectra of 2 classes/ });
  await expect(picture).toBeVisible();
  await page.getByLabel('Class A, peak 1: position').fill('9000');
  await expect(page.getByRole('alert')).toContainText('lies outside the axis');
  await expect(picture).toBeVisible();
  await page.getByText('JSON', { exact: true }).click();
  const text = page.getByRole('textbox', { name: 'Recipe as JSON' });
  await text.fill((await text.inputValue()).replace('"length": 500', '"length": 2'));
  await expect(page.getByRole('alert').filter({ hasText: 'Length' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create dataset' })).toBeDisabled();
});
