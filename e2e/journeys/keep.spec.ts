import { expect, test } from '../fixtures/test.js';
import { CU_HEADER, haliteText, textFile } from '../fixtures/patterns.js';

test('everything is there after closing and opening again', async ({ app, lab }) => {
  await app.dropFiles([textFile('kept.xy', CU_HEADER + haliteText())]);
  await app.row('kept').click();
  await expect(app.verdict).toContainText('NaCl');
  await lab.restart();
  await app.open();
  await app.row('kept').click();
  await expect(app.verdict).toContainText('NaCl');
  await expect(app.candidates.first()).toContainText('NaCl');
});

test('a deleted measurement comes back with Undo', async ({ app }) => {
  await app.dropFiles([textFile('gone.xy', CU_HEADER + haliteText())]);
  await app.row('gone').click();
  await expect(app.verdict).toContainText('NaCl');
  await app.row('gone').press('Delete');
  await expect(app.row('gone')).toHaveCount(0);
  await app.page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(app.row('gone')).toBeVisible();
});

test('the filter finds a measurement by the phase that was found in it', async ({ app }) => {
  await app.dropFiles([textFile('vial 12.xy', CU_HEADER + haliteText())]);
  await app.row('vial 12').click();
  await expect(app.verdict).toContainText('NaCl');
  await app.page.keyboard.press('Control+k');
  await app.page.keyboard.type('NaCl');
  await expect(app.row('vial 12')).toBeVisible();
  await expect(app.page.locator('.row', { hasText: 'rutile' })).toHaveCount(0);
});

test('dark stays dark after a restart', async ({ app, lab }) => {
  await app.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await app.page.getByText('Dark', { exact: true }).click();
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await lab.restart();
  await app.open();
  await expect(app.page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
