import { readFileSync } from 'node:fs';
import { expect, test, type App } from '../fixtures/test.js';
import { CU_HEADER, haliteText, textFile } from '../fixtures/patterns.js';

const RUTILE = 'Synthetic - rutile with noise';

/** The view as it is exported: its texts are those on the screen. */
async function svg(app: App): Promise<string> {
  await app.page.getByRole('button', { name: 'save ▾' }).click();
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    app.page.getByText('View as SVG drawing').click(),
  ]);
  return readFileSync(await download.path(), 'utf8');
}

test('the axis goes from 2θ to d and Q, and the exported drawing says so', async ({ app }) => {
  await app.row(RUTILE).click();
  await expect(app.verdict).toContainText('Rutile');
  const plot = app.page.getByTestId('plot');
  const tools = app.page.getByRole('toolbar', { name: 'Plot' });
  expect(await svg(app)).toContain('2θ / °');
  await tools.getByRole('button', { name: 'd', exact: true }).click();
  await expect(plot).toHaveAttribute('aria-label', /Å to .* Å/);
  expect(await svg(app)).toContain('d / Å');
  await tools.getByRole('button', { name: 'Q', exact: true }).click();
  await expect(plot).toHaveAttribute('aria-label', /Å⁻¹ to .* Å⁻¹/);
  expect(await svg(app)).toContain('Q / Å⁻¹');
});

test('the intensity goes from square root to linear and logarithmic, by button and by key', async ({ app }) => {
  await app.row(RUTILE).click();
  await expect(app.verdict).toContainText('Rutile');
  expect(await svg(app)).toContain('Intensity, square-root scale');
  await app.page.getByRole('toolbar', { name: 'Plot' }).getByRole('button', { name: 'log', exact: true }).click();
  expect(await svg(app)).toContain('Intensity, logarithmic');
  await app.page.keyboard.press('l');
  await expect(app.page.getByRole('button', { name: 'lin', exact: true })).toHaveAttribute('aria-pressed', 'true');
  const linear = await svg(app);
  expect(linear).toContain('Intensity');
  expect(linear).not.toMatch(/logarithmic|square-root/);
});

test('the keyboard alone goes through list, candidates, tabs and plot', async ({ app }) => {
  await app.dropFiles([textFile('salt.xy', CU_HEADER + haliteText())]);
  await app.row('salt').click();
  await expect(app.verdict).toContainText('NaCl');
  const { keyboard } = app.page;
  const rows = app.page.getByTestId('measurements');
  await rows.press('ArrowDown');
  await expect(app.row(RUTILE)).toHaveAttribute('aria-selected', 'true');
  await expect(app.verdict).toContainText('Rutile');
  await keyboard.press('Space');
  await expect(app.page.getByText('1 checked')).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('ArrowUp');
  await expect(app.verdict).toContainText('NaCl');
  await keyboard.press('Enter');
  const plot = app.page.getByTestId('plot');
  await expect(plot).toBeFocused();
  await keyboard.press('j');
  await keyboard.press('Space');
  await expect(app.candidates.nth(1).getByRole('checkbox')).toHaveAttribute('aria-checked', 'true');
  await keyboard.press('+');
  await expect(plot).not.toHaveAttribute('aria-label', /20\.00° to 80\.00°/);
  await keyboard.press('0');
  await expect(plot).toHaveAttribute('aria-label', /20\.00° to 80\.00°/);
  for (const [key, tab] of [
    ['2', 'Peaks'],
    ['3', 'Processing'],
    ['4', 'Details'],
    ['1', 'Candidates'],
  ] as const) {
    await keyboard.press(key);
    await expect(app.tab(tab)).toHaveAttribute('aria-selected', 'true');
  }
});

test('a wavelength typed by hand is used, kept and shown', async ({ app, lab }) => {
  await app.dropFiles([textFile('unknown.xy', haliteText())]);
  await app.row('unknown').click();
  await expect(app.verdict).toContainText('Which wavelength?');
  await app.page.getByLabel('Wavelength in Å').fill('1.5406');
  await app.page.getByRole('button', { name: 'Use', exact: true }).click();
  await expect(app.verdict).toContainText('NaCl');
  await lab.restart();
  await app.open();
  await app.row('unknown').click();
  await expect(app.verdict).toContainText('NaCl');
  await expect(app.page.getByText(/1\.5406 Å/).first()).toBeVisible();
});

test('the numbers of the view are exported as CSV, one row a point', async ({ app }) => {
  await app.row(RUTILE).click();
  await expect(app.verdict).toContainText('Rutile');
  await app.page.getByRole('button', { name: 'save ▾' }).click();
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    app.page.getByText('Data as CSV table').click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\n');
  expect(lines[0]).toContain('observed,background,profile of Rutile,difference');
  expect(lines.slice(1)).toHaveLength(3501);
});
