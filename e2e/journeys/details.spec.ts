import { expect, test } from '../fixtures/test.js';
import { CU_HEADER, haliteText, textFile } from '../fixtures/patterns.js';

const RUTILE = 'Synthetic - rutile with noise';
const CALCITE = 'Synthetic - calcite Raman with noise';

test('tags, notes and the project survive a restart, and the filter finds them', async ({ app, lab }) => {
  const { page } = app;
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Name of the new project').fill('Pigments');
  await page.getByLabel('Name of the new project').press('Enter');
  await app.row(RUTILE).click();
  await app.tab('Details').click();
  await page.getByLabel('Notes').fill('ground for ten minutes');
  await Promise.all([page.waitForResponse(/measurements\.update/), page.getByLabel('Notes').blur()]);
  await app.row(RUTILE).click({ button: 'right' });
  await page.getByText('Tag…', { exact: true }).click();
  await page.getByLabel('New tag').fill('white');
  await page.getByLabel('New tag').press('Enter');
  await expect(app.row(RUTILE)).toContainText('white');
  await app.row(RUTILE).click({ button: 'right' });
  await page.getByText('Move to project', { exact: true }).hover();
  await page.locator('.n-dropdown-menu').getByText('Pigments', { exact: true }).click();
  await expect(page.getByRole('button', { name: /Project · Pigments/ })).toBeVisible();
  await lab.restart();
  await app.open();
  await app.row(RUTILE).click();
  await expect(app.row(RUTILE)).toContainText('white');
  await expect(page.getByRole('button', { name: /Project · Pigments/ })).toBeVisible();
  await app.tab('Details').click();
  await expect(page.getByLabel('Notes')).toHaveValue('ground for ten minutes');
  await page.getByTestId('filter').getByRole('textbox').fill('ten minutes');
  await expect(page.locator('.row')).toHaveCount(1);
});

test('a right click opens the menu of its row while another menu is open or has only just closed', async ({ app }) => {
  const { page } = app;
  const entry = (text: string) => page.getByText(text, { exact: true });
  await app.row(CALCITE).click({ button: 'right' });
  await entry('Check to compare').hover();
  await app.row(RUTILE).click({ button: 'right' });
  await entry('Check to compare').click();
  await expect(app.row(RUTILE)).toHaveClass(/checked/);
  await expect(app.row(CALCITE)).not.toHaveClass(/checked/);
  const box = await app.row(RUTILE).boundingBox();
  if (!box) throw new Error('The row is not in the window.');
  await app.row(CALCITE).click({ button: 'right' });
  await entry('Check to compare').click();
  // At once, without waiting as a locator would: faster than a menu can fade out.
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { button: 'right' });
  await entry('Uncheck').click();
  await expect(app.row(RUTILE)).not.toHaveClass(/checked/);
  await expect(app.row(CALCITE)).toHaveClass(/checked/);
});

test('Escape closes the menu of the list and nothing else, and the arrows move in it', async ({ app }) => {
  const { page } = app;
  await app.row(CALCITE).click();
  await app.row(CALCITE).press(' ');
  await expect(app.row(CALCITE)).toHaveClass(/checked/);
  const entry = page.getByText('Check to compare', { exact: true });
  await app.row(RUTILE).click({ button: 'right' });
  await expect(entry).toBeVisible();
  await page.getByTestId('measurements').press('Escape');
  await expect(entry).toBeHidden();
  await expect(app.row(CALCITE)).toHaveClass(/checked/);
  await app.row(RUTILE).click({ button: 'right' });
  await expect(entry).toBeVisible();
  // Rename is the first entry; the open measurement stays the same.
  await page.getByTestId('measurements').press('ArrowDown');
  await expect(app.row(CALCITE)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('measurements').getByLabel('Name', { exact: true })).toHaveValue(RUTILE);
});

test('reloading the page loses nothing', async ({ app }) => {
  await app.dropFiles([textFile('salt.xy', CU_HEADER + haliteText())]);
  await expect(app.row('salt')).toBeVisible();
  await app.page.reload();
  await expect(app.row('salt')).toBeVisible();
});
