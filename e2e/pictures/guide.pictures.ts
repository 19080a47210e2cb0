import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { CU_HEADER, haliteText, ODD_CIF, textFile, type VirtualFile } from '../fixtures/patterns.js';
import { expect, test, type App } from '../fixtures/test.js';

const folder =
  process.env['PHASELENS_PICTURES'] ?? fileURLToPath(new URL('../../docs/guide/pictures/', import.meta.url));
const samples = fileURLToPath(new URL('../../resources/samples/', import.meta.url));
mkdirSync(folder, { recursive: true });

async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(5, 5);
  // Notices, spinners and transitions are gone after this long.
  await page.waitForTimeout(900);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

function sample(name: string): VirtualFile {
  return textFile(name, readFileSync(join(samples, name), 'utf8'));
}

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
  const other = points('Synthetic - fluorite with noise.xy');
  const rows = [...points('Synthetic - rutile with noise.xy')].map(
    ([x, y]) => `${x} ${(y + 0.6 * (other.get(x) ?? 0)).toFixed(0)}`,
  );
  return textFile('Mixture, two minerals.xy', `${CU_HEADER}${rows.join('\n')}\n`);
}

async function matched(app: App, row: string, words: string): Promise<void> {
  await app.row(row).click();
  await expect(app.verdict).toContainText(words);
  await expect(app.page.getByText('Comparing with the references…')).toHaveCount(0);
}

const RUTILE = 'Synthetic - rutile with noise';
const CALCITE = 'Synthetic - calcite Raman with noise';
const FLUORITE = 'Synthetic - fluorite with noise';

test('first start, light and dark', async ({ app }) => {
  await matched(app, RUTILE, 'Rutile');
  await take(app.page, 'identify');
  await app.page.emulateMedia({ colorScheme: 'dark' });
  await take(app.page, 'identify-dark');
});
