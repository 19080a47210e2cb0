import { defineConfig } from '@playwright/test';
import base from '../playwright.config.js';

const [width = 1280, height = 800] = (process.env['PHASELENS_PICTURES_SIZE'] ?? '1280x800').split('x').map(Number);

/** Takes pictures, checks nothing: not part of `npm test`. */
export default defineConfig(base, {
  testDir: '.',
  testMatch: '*.pictures.ts',
  outputDir: '../../test-results/pictures-run',
  workers: 2,
  use: { viewport: { width, height }, trace: 'off' },
});
