import { expect, test, type App } from '../fixtures/test.js';

const view = (app: App) => app.page.getByRole('button', { name: 'Experiments', exact: true }).click();
const rows = (app: App) => app.page.getByRole('listbox', { name: 'Experiments' }).getByRole('option');
const run = (app: App) => app.page.getByRole('region', { name: 'Run', exact: true });

test('the eight experiments of the review and the two studies are listed, each with its claim and what a run costs', async ({
  app,
}) => {
  await view(app);
  await expect(rows(app)).toHaveCount(10);
  await expect(rows(app).filter({ hasText: 'not run yet' })).toHaveCount(10);
  await expect(app.page.getByText('10.5445/IR/1000151442')).toBeVisible();
  await rows(app).first().click();
  // The arrow keys go through the list.
  await app.page.getByRole('listbox', { name: 'Experiments' }).press('ArrowDown');
  await expect(rows(app).nth(1)).toHaveAttribute('aria-selected', 'true');
  await expect(app.page.getByText('Not run on this machine yet')).toBeVisible();
  await run(app).getByLabel('Seeds').fill('3');
  await run(app).getByLabel('Seeds').blur();
  await expect(run(app)).toContainText('a verdict needs at least 10 seeds');
});

test('a study has its networks to choose from and says what its runs take; nothing finished is said, not drawn', async ({
  app,
}) => {
  await view(app);
  await rows(app).filter({ hasText: 'The benchmark study' }).click();
  await expect(run(app).getByText('phaselens-1', { exact: true })).toBeVisible();
  await expect(run(app)).toContainText('All its networks together take about 6 days on two cores');
  await expect(app.page.getByText('Networks of the literature, and one of ours')).toBeVisible();
  await run(app).getByText('cnn6', { exact: true }).hover();
  await run(app).getByRole('button', { name: 'Tell what is finished' }).click();
  await expect(run(app)).toContainText('No training of this study is finished. None was started yet.');
  await expect(rows(app).filter({ hasText: 'The benchmark study' })).toContainText('not run yet');
});

test('a run shows its progress, and cancel ends it at once', async ({ app }) => {
  await view(app);
  await rows(app).first().click();
  await run(app).getByRole('button', { name: 'Run', exact: true }).click();
  await expect(run(app).getByRole('progressbar')).toBeVisible();
  await expect(run(app)).toContainText('Running experiment E1');
  await expect(rows(app).first()).toContainText('running');
  await run(app).getByRole('button', { name: 'Cancel' }).click();
  await expect(run(app).getByRole('button', { name: 'Run', exact: true })).toBeVisible({ timeout: 1000 });
  await expect(rows(app).first()).toContainText('not run yet');
});

test('a quick look with two seeds ends with numbers, a figure and where they come from', async ({ app }) => {
  test.setTimeout(480_000);
  await Promise.all([app.page.waitForResponse(/system\.doctor/, { timeout: 60_000 }), view(app)]);
  // The response is there a moment before the page says what it means.
  const trouble = app.page.getByRole('region', { name: 'TensorFlow' });
  const ready = run(app).getByText('TensorFlow is ready');
  await expect(trouble.or(ready)).toBeVisible();
  test.skip(await trouble.isVisible(), 'TensorFlow is not set up here, so no network can be trained.');
  await rows(app).filter({ hasText: 'E6' }).click();
  await run(app).getByRole('button', { name: 'Quick look, 2 seeds' }).click();
  await expect(app.page.getByTestId('experiment-verdict')).toContainText('2 seeds', { timeout: 400_000 });
  await expect(rows(app).filter({ hasText: 'E6' })).toContainText('2 seeds');
  const page = app.page.getByRole('main', { name: 'Experiment' });
  const figure = page.getByRole('figure').first();
  await expect(figure.getByRole('img')).toBeVisible();
  await figure.getByRole('button', { name: 'Show numbers' }).click();
  await expect(figure.getByRole('table')).toBeVisible();
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    figure
      .getByRole('button', { name: 'Save' })
      .click()
      .then(() => app.page.getByText('SVG drawing', { exact: true }).click()),
  ]);
  expect(download.suggestedFilename()).toMatch(/^e6-.*\.svg$/);
  await expect(page).toContainText('TensorFlow');
});
