import { defineConfig } from '@playwright/test';

const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  timeout: 90_000,
  expect: { timeout: 25_000 },
  forbidOnly: Boolean(process.env['CI']),
  retries: 0,
  workers: 2,
  use: {
    viewport: { width: 1280, height: 800 },
    strictSelectors: true,
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env['PHASELENS_CHROMIUM'] ? { executablePath: process.env['PHASELENS_CHROMIUM'] } : {}),
      args: [...(asRoot ? ['--no-sandbox'] : []), '--disable-background-networking', '--disable-component-update'],
    },
  },
} as Parameters<typeof defineConfig>[0]);
