import { createHttpBridge } from '../../src/contract/wire/httpBridge.js';
import { App, expect, test } from '../fixtures/test.js';
import { CU_HEADER, haliteText } from '../fixtures/patterns.js';

test('what another door imports before the event stream stands is shown all the same', async ({ lab, page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/events', async (route) => {
    await held;
    await route.continue();
  });
  const app = new App(page, lab);
  await app.open();
  await expect(page.locator('.row').first()).toBeVisible();

  const other = createHttpBridge({ origin: lab.origin, token: lab.token, fetch: (url, init) => fetch(url, init) });
  const { id: jobId } = (await other.call('imports.begin', { title: 'other', total: 1, projectId: null })) as {
    id: string;
  };
  const bytes = new TextEncoder().encode(CU_HEADER + haliteText());
  await other.call('imports.add', { jobId, files: [{ name: 'from elsewhere.xy', bytes }] });
  await other.call('imports.finish', { jobId });
  other.close();
  await expect(app.row('from elsewhere')).toHaveCount(0);

  release();
  await expect(app.row('from elsewhere')).toBeVisible();
});
