import { expect, test } from '../fixtures/test.js';
import { ANATASE_BANDS, linesText, textFile } from '../fixtures/patterns.js';

const spectrum = linesText(ANATASE_BANDS, { from: 100, to: 900, step: 1, width: 8 });

test('a Raman text file is identified', async ({ app }) => {
  await app.dropFiles([textFile('powder.txt', `# Raman shift (cm-1)\tintensity\n# Laser: 532 nm\n${spectrum}`)]);
  await app.row('powder').click();
  await expect(app.verdict).toContainText('Anatase');
  await expect(app.candidates.first()).toContainText('TiO2');
});

test('the laser line said afterwards opens the axis in nm', async ({ app }) => {
  await app.dropFiles([textFile('powder.txt', `# Raman shift (cm-1)\tintensity\n${spectrum}`)]);
  await app.row('powder').click();
  await expect(app.verdict).toContainText('Anatase');
  const nanometres = app.page.getByRole('toolbar', { name: 'Plot' }).getByRole('button', { name: 'nm', exact: true });
  await expect(nanometres).toBeDisabled();
  await app.tab('Details').click();
  await app.page.getByLabel('Laser line in nm').fill('532');
  await app.page.getByLabel('Laser line in nm').press('Enter');
  await expect(nanometres).toBeEnabled();
  await nanometres.click();
  // 100 and 900 1/cm below the line at 532 nm.
  await expect(app.page.getByTestId('plot')).toHaveAttribute('aria-label', /534\.85 nm to 558\.75 nm/);
});
