import { expect, test } from '../fixtures/test.js';
import { CU_HEADER, haliteText, textFile } from '../fixtures/patterns.js';

test('on the first start a bundled sample stands there, already identified', async ({ app }) => {
  await expect(app.verdict).toContainText('Rutile');
  await expect(app.candidates.first()).toContainText('TiO2');
});

test('a dropped pattern is read, drawn and matched with the right phase on top', async ({ app }) => {
  await app.dropFiles([textFile('salt.xy', CU_HEADER + haliteText())]);
  await app.row('salt').click();
  await expect(app.verdict).toContainText('NaCl');
  await expect(app.candidates.first()).toContainText('NaCl');
  await expect(app.candidates.first().getByRole('checkbox')).toHaveAttribute('aria-checked', 'true');
  await expect(app.page.locator('canvas').first()).toBeVisible();
});

test('a pattern that does not say its wavelength asks for it, and is searched once it is known', async ({ app }) => {
  await app.openFiles([textFile('unknown.xy', haliteText())]);
  await app.row('unknown').click();
  await expect(app.verdict).toContainText('Which wavelength?');
  await app.page.getByRole('button', { name: 'Cu Kα', exact: true }).click();
  await expect(app.verdict).toContainText('NaCl');
});

test('a forbidden element takes its phases out of the candidates', async ({ app }) => {
  await app.dropFiles([textFile('salt.xy', CU_HEADER + haliteText())]);
  await app.row('salt').click();
  await expect(app.candidates.first()).toContainText('NaCl');
  await app.page.getByRole('button', { name: '+ element' }).click();
  const chlorine = app.page.getByRole('button', { name: /^Cl:/ });
  for (let click = 0; click < 3; click += 1) await chlorine.click();
  await expect(app.page.getByText('forbidden', { exact: false }).first()).toBeVisible();
  await expect(app.candidates.filter({ hasText: 'NaCl' })).toHaveCount(0);
});

test('a second candidate is drawn beside the first and is still drawn after a restart', async ({ app, lab }) => {
  await app.dropFiles([textFile('salt.xy', CU_HEADER + haliteText())]);
  await app.row('salt').click();
  const second = app.candidates.nth(1).getByRole('checkbox');
  await Promise.all([app.page.waitForResponse(/measurements\.update/), second.click()]);
  await expect(second).toHaveAttribute('aria-checked', 'true');
  await lab.restart();
  await app.open();
  await app.row('salt').click();
  await expect(app.candidates.first()).toContainText('NaCl');
  await expect(app.candidates.nth(1).getByRole('checkbox')).toHaveAttribute('aria-checked', 'true');
});

test('noise without lines gets no confident match and a reason', async ({ app }) => {
  let state = 7;
  const rows = Array.from({ length: 3000 }, (_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return `${(10 + i * 0.02).toFixed(2)} ${(500 + 40 * (state / 2 ** 32)).toFixed(1)}`;
  });
  await app.dropFiles([textFile('noise.xy', `${CU_HEADER}${rows.join('\n')}\n`)]);
  await app.row('noise').click();
  await expect(app.verdict).toContainText('No confident match');
});
