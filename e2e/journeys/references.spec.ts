import { expect, test, type App } from '../fixtures/test.js';
import { CU_HEADER, linesText, ODD_CIF, textFile } from '../fixtures/patterns.js';

async function view(app: App, name: 'References' | 'Identify'): Promise<void> {
  await app.page.getByRole('button', { name, exact: true }).click();
}

test('an imported CIF shows its simulated pattern, and a measurement of that phase is then identified as it', async ({
  app,
}) => {
  await view(app, 'References');
  const [chooser] = await Promise.all([
    app.page.waitForEvent('filechooser'),
    app.page.getByRole('button', { name: 'Import CIF…' }).click(),
  ]);
  await chooser.setFiles([textFile('oddium.cif', ODD_CIF)]);
  await expect(app.page.getByText('1 reference added.')).toBeVisible();
  await app.page.getByRole('grid', { name: 'References' }).getByText('Oddium test phase').click();
  const card = app.page.getByRole('complementary', { name: 'Reference' });
  await expect(card.getByText('6.111').first()).toBeVisible();
  const rows = card.getByRole('table').filter({ hasText: 'mult.' }).locator('tbody tr');
  await expect(rows.first()).toContainText('200');
  // What the card says is the sample: hkl, d, 2θ, I, multiplicity.
  const lines = (await rows.allInnerTexts()).map((text) => {
    const [, , twoTheta, intensity] = text.split('\t').map((cell) => cell.trim());
    return [Number(twoTheta), Number(intensity)] as const;
  });
  expect(lines.length).toBeGreaterThan(5);
  await view(app, 'Identify');
  const text = linesText(lines, { from: 15, to: 88, step: 0.02, width: 0.08 });
  await app.dropFiles([textFile('odd sample.xy', CU_HEADER + text)]);
  await app.row('odd sample').click();
  await expect(app.verdict).toContainText('Oddium test phase');
  await expect(app.candidates.first()).toContainText('Oddium test phase');
});

test('a CIF dropped on the References view becomes a reference, not a measurement', async ({ app }) => {
  await view(app, 'References');
  await app.dropFiles([textFile('dropped.cif', ODD_CIF)]);
  await expect(app.page.getByText('1 reference added.')).toBeVisible();
  await expect(app.page.getByRole('grid', { name: 'References' }).getByText('Oddium test phase')).toBeVisible();
});

test('a library that is switched off leaves the candidates, and comes back', async ({ app }) => {
  await app.row('Synthetic - rutile with noise').click();
  await expect(app.candidates.first()).toContainText('Rutile');
  const searchAgain = async () => {
    await view(app, 'Identify');
    await app.row('Synthetic - rutile with noise').click();
    await app.row('Synthetic - rutile with noise').press('i');
  };
  const toggle = async () => {
    await view(app, 'References');
    await Promise.all([
      app.page.waitForResponse(/libraries\.enable/),
      app.page.getByRole('switch', { name: 'Search Common phases' }).click(),
    ]);
  };
  await toggle();
  await searchAgain();
  await expect(app.candidates).toHaveCount(0);
  await expect(app.verdict).toContainText('No confident match');
  await toggle();
  await searchAgain();
  await expect(app.candidates.first()).toContainText('Rutile');
});

test('a measurement used as a reference finds the same substance measured again', async ({ app }) => {
  // Lines of no phase in the library.
  const lines = [
    [17.31, 80],
    [23.7, 100],
    [31.02, 45],
    [39.9, 60],
    [44.44, 30],
    [57.3, 50],
    [63.05, 25],
  ] as const;
  const measured = (seed: number) => CU_HEADER + linesText(lines, { from: 12, to: 70, step: 0.02, width: 0.08, seed });
  await app.dropFiles([textFile('batch A.xy', measured(1))]);
  await app.row('batch A').click();
  await expect(app.verdict).toContainText('No confident match');
  await app.tab('Details').click();
  await app.page.getByRole('button', { name: 'Use as reference…' }).click();
  await app.page.getByRole('button', { name: /^Add to/ }).click();
  await expect(app.page.getByText(/is a reference now/).first()).toBeVisible();
  await app.dropFiles([textFile('batch B.xy', measured(2))]);
  await app.row('batch B').click();
  await app.tab('Candidates').click();
  await expect(app.verdict).toContainText('batch A');
});

test('a broken CIF in an import is named, and the good one is added', async ({ app }) => {
  await view(app, 'References');
  const [chooser] = await Promise.all([
    app.page.waitForEvent('filechooser'),
    app.page.getByRole('button', { name: 'Import CIF…' }).click(),
  ]);
  await chooser.setFiles([textFile('good.cif', ODD_CIF), textFile('broken.cif', 'data_x\n_cell_length_a oops\n')]);
  await expect(app.page.getByText(/1 reference added, 1 could not be read:/)).toBeVisible();
  await expect(app.page.getByText(/broken\.cif/).first()).toBeVisible();
});

test('the search of references finds by formula and by element', async ({ app }) => {
  await view(app, 'References');
  const grid = app.page.getByRole('grid', { name: 'References' });
  await app.page.getByLabel('Search references').fill('SrTiO3');
  await expect(grid.getByText('Strontium titanate')).toBeVisible();
  await app.page.getByLabel('Search references').fill('nothing of this name');
  await expect(app.page.getByText(/No reference fits/)).toBeVisible();
});
