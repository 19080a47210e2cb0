import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect } from '../fixtures/test.js';
import { palettePng } from './palettePng.js';

const folder =
  process.env['PHASELENS_PICTURES'] ?? fileURLToPath(new URL('../../docs/guide/pictures/', import.meta.url));
mkdirSync(folder, { recursive: true });

/** Looked at by those who change the program; the guide gets along without them. */
const ONLY_TO_LOOK =
  /^(import-bad-files|keys|own-structure|settings-.*|nothing-.*|no-match|measured-reference|search-options|peaks-dark|references-dark|opinions|explain-gradcam|explain-filters|explain-changed|explain-dark|train-welcome|train-own|train-dark|train-measured|experiments-dark)$/;

/** The page as it is, at rest, as a small PNG of this name. */
export async function take(page: Page, name: string): Promise<void> {
  if (ONLY_TO_LOOK.test(name) && !process.env['PHASELENS_PICTURES_SIZE']) return;
  await page.mouse.move(5, 5);
  await expect(page.locator('.n-message')).toHaveCount(0);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  // Curves, spinners and transitions are at rest after this long.
  await page.waitForTimeout(900);
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  writeFileSync(join(folder, `${name}.png`), await palettePng(page, picture));
}
