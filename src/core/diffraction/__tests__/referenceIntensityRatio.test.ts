import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseXrdLibrary } from '../../references/parseXrdLibrary.js';
import { corundum } from '../corundum.js';
import { referenceIntensityRatio } from '../referenceIntensityRatio.js';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../${path}`, import.meta.url), 'utf8'));
const library = parseXrdLibrary(read('resources/libraries/xrd-builtin.json'));
const golden = read('tests/golden/quantify/ratios.json') as Record<string, number>;
const ratioOf = (id: string, wavelength: number, ignoreDisplacement: boolean): number => {
  const entry = library.find(({ summary }) => summary.id.endsWith(id));
  if (!entry) throw new Error(`${id} is not in the built-in library.`);
  return referenceIntensityRatio(entry.structure, wavelength, { ignoreDisplacement });
};

test('corundum has the ratio 1 by definition', () => {
  expect(referenceIntensityRatio(corundum(), 1.5405929)).toBe(1);
});

test.each(Object.entries(golden))('the ratio of %s agrees with pymatgen within 3 %%', (id, ratio) => {
  expect(Math.abs(ratioOf(id, 1.54184, true) / ratio - 1)).toBeLessThan(0.03);
});

test('silicon is near the 4.7 that the powder diffraction file (27-1402) measured against corundum', () => {
  expect(ratioOf('silicon', 1.5405929, false)).toBeCloseTo(4.7, 1);
});
