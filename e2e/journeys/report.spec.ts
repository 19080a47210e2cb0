import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures/test.js';
import { CU_HEADER, haliteText, textFile } from '../fixtures/patterns.js';

for (const [item, extension, beginning] of [
  ['HTML page, self-contained', 'html', '<!doctype html>'],
  ['PDF document', 'pdf', '%PDF-'],
  ['CSV tables', 'csv', '\ufeffCandidates'],
  ['JSON, everything', 'json', '{'],
] as const) {
  test(`the report is exported as ${extension} with the match in it`, async ({ app }) => {
    await app.dropFiles([textFile('salt.xy', CU_HEADER + haliteText())]);
    await app.row('salt').click();
    await expect(app.verdict).toContainText('NaCl');
    await app.page.getByRole('button', { name: 'Export report' }).click();
    const [download] = await Promise.all([app.page.waitForEvent('download'), app.page.getByText(item).click()]);
    expect(download.suggestedFilename()).toBe(`salt-report.${extension}`);
    const content = readFileSync(await download.path(), 'utf8');
    expect(content.startsWith(beginning)).toBe(true);
    if (extension !== 'pdf') expect(content).toContain('NaCl');
  });
}

test('a hostile file name does not run in the report', async ({ app }) => {
  await app.dropFiles([textFile('<img src=x onerror=alert(1)>.xy', CU_HEADER + haliteText())]);
  await app.row('<img src=x onerror=alert(1)>').click();
  await expect(app.verdict).toContainText('NaCl');
  await app.page.getByRole('button', { name: 'Export report' }).click();
  const [download] = await Promise.all([
    app.page.waitForEvent('download'),
    app.page.getByText('HTML page, self-contained').click(),
  ]);
  expect(readFileSync(await download.path(), 'utf8')).not.toContain('<img src=x');
});
