import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures/test.js';

const RUTILE = 'Synthetic - rutile with noise';

test('peaks are found, one is edited, and the edited one is still there after a restart', async ({ app, lab }) => {
  await app.row(RUTILE).click();
  await app.tab('Peaks').click();
  await app.page.getByRole('button', { name: 'Find peaks' }).click();
  const rows = app.page.getByRole('table', { name: 'Peaks' }).locator('tbody tr');
  // The strongest line of rutile, d 3.25 Å.
  const strongest = rows.filter({ hasText: /27\.\d+/ }).first();
  await strongest.getByRole('button', { name: /^Position:/ }).click();
  const field = app.page.getByRole('textbox', { name: 'Position', exact: true });
  await field.fill('27.123');
  await Promise.all([app.page.waitForResponse(/peaks\.save/), field.press('Enter')]);
  await expect(rows.filter({ hasText: '27.123' })).toHaveCount(1);
  const count = await rows.count();
  await lab.restart();
  await app.open();
  await app.row(RUTILE).click();
  await app.tab('Peaks').click();
  await expect(rows.filter({ hasText: '27.123' })).toHaveCount(1);
  await expect(rows).toHaveCount(count);
});

test('a deleted peak comes back with Ctrl-Z, and the table is exported as CSV', async ({ app }) => {
  await app.row(RUTILE).click();
  await app.tab('Peaks').click();
  await app.page.getByRole('button', { name: 'Find peaks' }).click();
  const rows = app.page.getByRole('table', { name: 'Peaks' }).locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  const count = await rows.count();
  await rows
    .first()
    .getByRole('button', { name: /^Delete the peak/ })
    .click();
  await expect(rows).toHaveCount(count - 1);
  await app.page.keyboard.press('Control+z');
  await expect(rows).toHaveCount(count);
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    app.page.getByRole('button', { name: 'Export…' }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\n');
  expect(lines).toHaveLength(count + 1);
});
