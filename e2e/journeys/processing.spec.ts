import { expect, test, type App } from '../fixtures/test.js';

const RUTILE = 'Synthetic - rutile with noise';

async function addStep(app: App, name: string): Promise<void> {
  await app.page.getByRole('button', { name: '+ Add step' }).click();
  await app.page.getByRole('menuitem', { name }).click();
}

test('a background step is previewed, applied, and taken back with Ctrl-Z', async ({ app }) => {
  await app.row(RUTILE).click();
  await app.tab('Processing').click();
  await addStep(app, 'SNIP');
  await expect(app.page.getByText('The plot shows a preview. Nothing is stored yet.')).toBeVisible();
  await app.page.getByRole('button', { name: 'Apply and search again' }).click();
  await expect(app.page.getByText('Applied in this order before searching and reporting.')).toBeVisible();
  await app.page.keyboard.press('Control+z');
  await expect(app.page.getByText('Undone: changing the processing steps.').first()).toBeVisible();
  await expect(app.page.getByText(/No steps: the measurement is shown and searched as it was read/)).toBeVisible();
});

test('applied steps keep their order and the match after a restart', async ({ app, lab }) => {
  await app.row(RUTILE).click();
  await app.tab('Processing').click();
  await addStep(app, 'SNIP');
  await addStep(app, 'Savitzky–Golay');
  await app.page.getByRole('button', { name: 'Move Savitzky–Golay up' }).click();
  await app.page.getByRole('button', { name: 'Apply and search again' }).click();
  await expect(app.page.getByText('Applied in this order before searching and reporting.')).toBeVisible();
  await lab.restart();
  await app.open();
  await app.row(RUTILE).click();
  await expect(app.verdict).toContainText('Rutile');
  await app.tab('Processing').click();
  await expect(app.page.locator('li.step')).toHaveText([/^.*1\. Savitzky–Golay/, /^.*2\. SNIP/]);
});

test('a preview that is reverted leaves nothing behind', async ({ app, lab }) => {
  await app.row(RUTILE).click();
  await app.tab('Processing').click();
  await addStep(app, 'Normalise');
  await app.page.getByRole('button', { name: 'Revert' }).click();
  await expect(app.page.getByText(/No steps:/)).toBeVisible();
  await lab.restart();
  await app.open();
  await app.row(RUTILE).click();
  await app.tab('Processing').click();
  await expect(app.page.getByText(/No steps:/)).toBeVisible();
});
