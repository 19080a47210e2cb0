import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CU_HEADER, haliteText, ODD_CIF, textFile, type VirtualFile } from '../fixtures/patterns.js';
import { expect, test, type App } from '../fixtures/test.js';
import { take } from './take.js';

const samples = fileURLToPath(new URL('../../resources/samples/', import.meta.url));

/** Points of a sample file, by position. */
function points(name: string): Map<string, number> {
  const rows = readFileSync(join(samples, name), 'utf8').split('\n');
  return new Map(
    rows
      .filter((row) => /^\d/.test(row))
      .map((row) => row.trim().split(/\s+/))
      .map(([x, y]) => [x ?? '', Number(y)]),
  );
}

/** Two made-up measurements added up: what a mixture of both would give. */
function mixture(): VirtualFile {
  const header = '# Wavelength: 1.5405929 (K-alpha1), K-alpha2: 1.5444274\n# Anode: Cu\n';
  const other = points('Synthetic - fluorite with noise.xy');
  const rows = [...points('Synthetic - rutile with noise.xy')].map(
    ([x, y]) => `${x} ${(y + 0.6 * (other.get(x) ?? 0)).toFixed(0)}`,
  );
  return textFile('Mixture, two minerals.xy', `${header}${rows.join('\n')}\n`);
}

async function matched(app: App, row: string, words: string): Promise<void> {
  await app.row(row).click();
  await expect(app.verdict).toContainText(words);
  await expect(app.page.getByText('Comparing with the references…')).toHaveCount(0);
}

const RUTILE = 'Synthetic - rutile with noise';
const CALCITE = 'Synthetic - calcite Raman with noise';

test('first start, light and dark', async ({ app }) => {
  await matched(app, RUTILE, 'Rutile');
  await take(app.page, 'identify');
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await take(app.page, 'identify-dark');
});

test('a Raman spectrum', async ({ app }) => {
  await matched(app, CALCITE, 'Calcite');
  await take(app.page, 'raman');
});

test('files with a question, bad files, a wavelength to be asked for', async ({ app }) => {
  const table = Array.from({ length: 400 }, (_, i) => {
    const x = 100 + i * 0.7;
    return `${x.toFixed(1)};${(50 + ((i * 3) % 17)).toFixed(0)};${(20 + (i % 5)).toFixed(0)}`;
  });
  await app.dropFiles([
    textFile('vial 7.xy', CU_HEADER + haliteText()),
    textFile('vial 8.xy', CU_HEADER + haliteText({ seed: 5, shift: -0.04 })),
    textFile('empty.xy', ''),
    textFile('letter.txt', 'This is a letter.\nIt holds no numbers.\n'),
    textFile('export 12.txt', `a;b;c\n${table.join('\n')}\n`),
  ]);
  await expect(app.page.getByTestId('layout-question')).toBeVisible();
  await matched(app, 'vial 7', 'NaCl');
  await take(app.page, 'import-question');
  await app.page.getByRole('button', { name: 'Leave it out' }).click();
  await take(app.page, 'import-bad-files');
  await app.page.getByTestId('import-panel').getByRole('button', { name: 'Close' }).click();
  await app.dropFiles([textFile('unknown.xy', haliteText({ seed: 9 }))]);
  await app.row('unknown').click();
  await expect(app.verdict).toContainText('Which wavelength?');
  await take(app.page, 'wavelength');
});

test('two phases, conditions on elements', async ({ app }) => {
  await app.dropFiles([mixture()]);
  await matched(app, 'Mixture, two minerals', 'Rutile');
  await take(app.page, 'mixture-first');
  await app.candidates.filter({ hasText: 'CaF2' }).first().getByRole('checkbox').click();
  await take(app.page, 'mixture');
  await app.page.getByRole('button', { name: '+ element' }).click();
  for (const [element, clicks] of [
    ['Ti', 1],
    ['Pb', 3],
  ] as const) {
    for (let i = 0; i < clicks; i += 1)
      await app.page.getByRole('button', { name: new RegExp(`^${element}:`) }).click();
  }
  await take(app.page, 'elements');
});

test('steps, peaks, details', async ({ app }) => {
  await matched(app, RUTILE, 'Rutile');
  await app.tab('Processing').click();
  for (const step of ['SNIP', 'Savitzky–Golay']) {
    await app.page.getByRole('button', { name: '+ Add step' }).click();
    await app.page.getByRole('menuitem', { name: step }).click();
  }
  await take(app.page, 'processing');
  await app.page.getByRole('button', { name: 'Revert' }).click();
  await app.tab('Peaks').click();
  await app.page.getByRole('button', { name: 'Find peaks' }).click();
  await expect(app.page.getByRole('table', { name: 'Peaks', exact: true })).toBeVisible();
  await take(app.page, 'peaks');
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await take(app.page, 'peaks-dark');
  await app.page.emulateMedia({ colorScheme: 'light' });
  await app.tab('Details').click();
  await take(app.page, 'details');
});

test('several measurements compared', async ({ app }) => {
  await app.dropFiles(
    ['vial 1', 'vial 2', 'vial 3'].map((name, i) =>
      textFile(`${name}.xy`, CU_HEADER + haliteText({ seed: i + 3, shift: 0.05 * i })),
    ),
  );
  await matched(app, 'vial 1', 'NaCl');
  for (const name of ['vial 1', 'vial 2', 'vial 3']) {
    await app.row(name).hover();
    await app.row(name).getByRole('checkbox').click();
  }
  await app.page.getByRole('button', { name: 'stack' }).click();
  await take(app.page, 'compare');
});

test('references', async ({ app }) => {
  await app.page.getByRole('button', { name: 'References', exact: true }).click();
  await app.page.getByLabel('Search references').fill('calcite');
  await app.page.getByRole('grid', { name: 'References' }).getByText('Calcite', { exact: true }).first().click();
  await take(app.page, 'references');
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await take(app.page, 'references-dark');
  await app.page.emulateMedia({ colorScheme: 'light' });
  const [chooser] = await Promise.all([
    app.page.waitForEvent('filechooser'),
    app.page.getByRole('button', { name: 'Import CIF…' }).click(),
  ]);
  await chooser.setFiles([textFile('oddium.cif', ODD_CIF)]);
  await expect(app.page.getByText('1 reference added.')).toBeVisible();
  await app.page.getByLabel('Search references').fill('');
  await app.page.getByRole('grid', { name: 'References' }).getByText('Oddium test phase').click();
  await take(app.page, 'own-structure');
});

test('keys and settings', async ({ app }) => {
  await app.page.keyboard.press('?');
  await expect(app.page.getByText('Everywhere')).toBeVisible();
  await take(app.page, 'keys');
  await app.page.keyboard.press('Escape');
  await app.page.getByRole('button', { name: 'Settings', exact: true }).click();
  await take(app.page, 'settings');
  for (const section of ['Data and backup', 'Parts', 'Formats', 'About and licences']) {
    await app.page.getByText(section, { exact: true }).first().click();
    await take(app.page, `settings-${section.toLowerCase().replaceAll(' ', '-')}`);
  }
});

test('nothing there, nothing found', async ({ app }) => {
  await matched(app, RUTILE, 'Rutile');
  await app.page.getByText('Search options').click();
  await take(app.page, 'search-options');
  const rows = Array.from({ length: 2000 }, (_, i) => `${(10 + i * 0.03).toFixed(2)} ${500 + ((i * 7919) % 61)}`);
  await app.dropFiles([textFile('empty holder.xy', `${CU_HEADER}${rows.join('\n')}\n`)]);
  await matched(app, 'empty holder', 'No confident match');
  await take(app.page, 'no-match');
  await app.page.getByTestId('filter').getByRole('textbox').fill('no such thing');
  await take(app.page, 'nothing-filtered');
  await app.page.getByTestId('filter').getByRole('textbox').fill('');
  await app.row('empty holder').click();
  await app.page.keyboard.press('Control+a');
  await app.page.keyboard.press('Delete');
  await take(app.page, 'nothing-there');
});

test('a report', async ({ app, context }) => {
  await matched(app, RUTILE, 'Rutile');
  await app.page.getByRole('button', { name: 'Export report' }).click();
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    app.page.getByText('HTML page, self-contained').click(),
  ]);
  const report = await context.newPage();
  await report.setContent(readFileSync(await download.path(), 'utf8'));
  await take(report, 'report');
});
