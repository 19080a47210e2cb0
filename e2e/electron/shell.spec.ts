import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attackPolicy } from '../fixtures/attackPolicy.js';
import { expect, test } from '../fixtures/desktop.js';
import { CU_HEADER, haliteText } from '../fixtures/patterns.js';

test('start, open through the native dialog, identify, export a PDF, quit, start again: the data is there', async ({
  desktop,
}) => {
  test.setTimeout(120_000);
  const measured = join(desktop.folder, 'desk salt.xy');
  const report = join(desktop.folder, 'report.pdf');
  writeFileSync(measured, CU_HEADER + haliteText());
  await desktop.app.evaluate(
    ({ dialog }, paths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [paths.measured] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: paths.report });
    },
    { measured, report },
  );
  await desktop.window.getByRole('banner').getByRole('button', { name: 'Open…', exact: true }).click();
  const row = () => desktop.window.locator('.row', { has: desktop.window.getByText('desk salt', { exact: true }) });
  await row().click();
  await expect(desktop.window.locator('.verdict')).toContainText('NaCl');
  await desktop.window.getByRole('button', { name: 'Export report' }).click();
  await desktop.window.getByText('PDF document').click();
  await expect.poll(() => read(report), { timeout: 20_000 }).toContain('%PDF-');

  await desktop.restart();
  await row().click();
  await expect(desktop.window.locator('.verdict')).toContainText('NaCl');
});

test('the page has no Node, no Electron and a bridge that it cannot change', async ({ desktop }) => {
  const seen = await desktop.window.evaluate(() => {
    const global = window as unknown as Record<string, unknown>;
    const bridge = global['phaselens'] as Record<string, unknown>;
    const before = bridge['call'];
    try {
      bridge['call'] = () => 'taken over';
    } catch {
      // Frozen: that is the point.
    }
    return {
      require: typeof global['require'],
      process: typeof global['process'],
      keys: Object.keys(bridge).sort(),
      same: bridge['call'] === before,
    };
  });
  expect(seen).toEqual({ require: 'undefined', process: 'undefined', keys: ['call', 'on', 'shell'], same: true });
});

test('no permission is granted', async ({ desktop }) => {
  expect(await desktop.window.evaluate(() => Notification.requestPermission())).toBe('denied');
});

test('a link that wants a window of its own gets none', async ({ desktop }) => {
  await desktop.window.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/';
    link.target = '_blank';
    document.body.append(link);
    setTimeout(() => link.click(), 0);
  });
  await desktop.window.waitForTimeout(1000);
  const windows = await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
});

test('the window stays on its own page, whatever a script or link wants', async ({ desktop }) => {
  const address = desktop.window.url();
  await desktop.window.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'https://example.org/';
    document.body.append(link);
    setTimeout(() => link.click(), 0);
    setTimeout(() => location.assign('file:///etc/passwd'), 50);
  });
  await desktop.window.waitForTimeout(1000);
  expect(desktop.window.url()).toBe(address);
  await expect(desktop.window.getByRole('button', { name: 'Identify', exact: true })).toBeVisible();
});

test('inline script, eval and remote requests are refused, and files outside the page are not served', async ({
  desktop,
}) => {
  const reached = {
    'https://example.org/': false,
    'file:///etc/passwd': false,
    'app://phaselens/..%2f..%2fpackage.json': false,
    'app://phaselens/index.html': true,
  };
  expect(await attackPolicy(desktop.window, Object.keys(reached))).toEqual({ inline: false, evalRan: false, reached });
});

test('a page cannot call what only a trusted caller may', async ({ desktop }) => {
  const message = await desktop.window.evaluate(async () => {
    const bridge = (window as unknown as { phaselens: { call(name: string, input: unknown): Promise<unknown> } })
      .phaselens;
    return bridge.call('imports.paths', { paths: ['/etc'], projectId: null }).then(
      () => 'answered',
      (error: unknown) => String(error),
    );
  });
  expect(message).toContain('forbidden');
});

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1').slice(0, 5);
  } catch {
    return '';
  }
}
