import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from '../fixtures/test.js';
import { CU_HEADER, linesText, ODD_CIF, textFile } from '../fixtures/patterns.js';

const edges = [6.111, 6.4, 6.75];

/** Made-up rock salts in the layout of the Crystallography Open Database, a broken file and one that is no structure. */
function database(): Buffer {
  const files = edges.map((edge, i): [string, Uint8Array] => [
    `cif/9/00/00/900000${i}.cif`,
    strToU8(ODD_CIF.replaceAll('6.111', String(edge)).replace('Oddium', ['Oddium', 'Evenium', 'Largium'][i] ?? '')),
  ]);
  const broken: [string, Uint8Array][] = [
    ['cif/9/00/00/9000008.cif', strToU8('data_x\n_cell_length_a oops\n_atom_site_fract_x 0\n')],
    ['cif/9/00/00/9000009.cif', strToU8('data_y\n_publ_author_name nobody\n')],
  ];
  return Buffer.from(zipSync(Object.fromEntries([...files, ...broken])));
}

test('a database is imported, its failures are listed and saved, and a phase of it is found, compared and switched off', async ({
  app,
}) => {
  const { page } = app;
  await page.getByRole('button', { name: 'References', exact: true }).click();
  await page.getByRole('button', { name: 'Import a database…' }).click();
  await page.getByLabel('Name of the database').fill('Odd salts');
  await page.getByLabel('Licence').fill('CC0');
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Archive…' }).click(),
  ]);
  await chooser.setFiles([{ name: 'odd.zip', mimeType: 'application/zip', buffer: database() }]);
  const libraries = page.getByRole('navigation', { name: 'Libraries' });
  await expect(libraries.getByText('Odd salts')).toBeVisible();
  await expect(libraries.getByText('CC0')).toBeVisible();
  await expect(page.getByRole('grid', { name: 'References' }).getByText('Oddium test phase')).toBeVisible();

  await libraries.getByRole('button', { name: '2 files could not be read…' }).click();
  const failures = libraries.getByRole('list', { name: 'Files that could not be read' });
  await expect(failures).toContainText('9000008.cif');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    libraries.getByRole('button', { name: 'Save as CSV…' }).click(),
  ]);
  expect(readFileSync(await saved.path(), 'utf8')).toMatch(/file,reason\r\n(.*\r\n)*.*9000008\.cif,/);
  const [list] = await Promise.all([
    page.waitForEvent('download'),
    libraries.getByRole('button', { name: 'Save the list as CSV…' }).click(),
  ]);
  expect(readFileSync(await list.path(), 'utf8')).toContain('Evenium test phase');

  const grid = page.getByRole('grid', { name: 'References' });
  await grid.getByText('Oddium test phase').click();
  const card = page.getByRole('complementary', { name: 'Reference' });
  const rows = card.getByRole('table').filter({ hasText: 'mult.' }).locator('tbody tr');
  await expect(rows.first()).toContainText('200');
  const lines = (await rows.allInnerTexts()).map((text) => {
    const [, , twoTheta, intensity] = text.split('\t').map((cell) => cell.trim());
    return [Number(twoTheta), Number(intensity)] as const;
  });
  await card.getByRole('button', { name: 'Compare…' }).click();
  await grid.getByText('Evenium test phase').click();
  await expect(card.getByRole('table', { name: 'Lines compared' }).locator('tbody tr').first()).toBeVisible();
  await expect(card.getByTestId('comparison-plot')).toBeVisible();
  await card.getByRole('button', { name: 'End comparison' }).click();
  await expect(card.getByText('6.4', { exact: false }).first()).toBeVisible();

  await page.getByRole('button', { name: 'Identify', exact: true }).click();
  const text = linesText(lines, { from: 15, to: 88, step: 0.02, width: 0.08 });
  await app.dropFiles([textFile('odd sample.xy', CU_HEADER + text)]);
  await app.row('odd sample').click();
  await expect(app.candidates.first()).toContainText('Oddium test phase');
  await expect(app.verdict).toContainText('Oddium test phase');

  await page.getByRole('button', { name: 'References', exact: true }).click();
  await Promise.all([
    page.waitForResponse(/libraries\.enable/),
    page.getByRole('switch', { name: 'Search Odd salts' }).click(),
  ]);
  await page.getByRole('button', { name: 'Identify', exact: true }).click();
  await app.row('odd sample').click();
  await app.row('odd sample').press('i');
  await expect(app.candidates.filter({ hasText: 'Oddium test phase' })).toHaveCount(0);
});
