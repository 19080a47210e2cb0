import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cellContents } from '../../crystal/cellContents.js';
import { density } from '../../crystal/density.js';
import { parseFormula } from '../../crystal/parseFormula.js';
import { shortestContact } from '../../crystal/shortestContact.js';
import { parseXrdLibrary, xrdLibrarySchema } from '../parseXrdLibrary.js';

const json: unknown = JSON.parse(
  readFileSync(new URL('../../../../resources/libraries/xrd-builtin.json', import.meta.url), 'utf8'),
);
const file = xrdLibrarySchema.parse(json);
const entries = parseXrdLibrary(json);

test('the built-in library holds the usual phases, polymorphs and standards under distinct ids', () => {
  expect(entries.length).toBeGreaterThanOrEqual(110);
  const ids = new Set(entries.map(({ summary }) => summary.id));
  expect(ids.size).toBe(entries.length);
  const wanted =
    'silicon lanthanum-hexaboride corundum ceria zincite rutile anatase brookite quartz cristobalite-low calcite aragonite vaterite silicon-carbide-3c silicon-carbide-6h zirconia-monoclinic zirconia-tetragonal zirconia-cubic';
  for (const id of wanted.split(' ')) expect(ids).toContain(`xrd-builtin:${id}`);
  expect(new Set(entries.map(({ summary }) => summary.category)).size).toBeGreaterThanOrEqual(15);
});

test.each(file.entries.map((entry, i) => [entry.id, entry, entries[i]] as const))(
  '%s: density, formula and distances agree with its sites',
  (_, entry, parsed) => {
    if (parsed === undefined) throw new Error('not parsed');
    const { structure, summary } = parsed;
    if (entry.publishedDensity !== undefined)
      expect(Math.abs(density(structure) / entry.publishedDensity - 1)).toBeLessThan(0.02);
    const formula = parseFormula(summary.formula);
    if (formula === undefined) throw new Error(summary.formula);
    const contents = cellContents(structure);
    expect([...formula.keys()].sort()).toEqual([...contents.keys()].sort());
    expect([...formula.keys()].sort()).toEqual([...summary.elements].sort());
    const ratios = [...contents].map(([element, amount]) => amount / (formula.get(element) ?? 0));
    for (const ratio of ratios) expect(ratio / (ratios[0] ?? 0)).toBeCloseTo(1, 2);
    // N–O of the nitrates, 1.24 Å, is the shortest bond without hydrogen here.
    expect(shortestContact(structure)).toBeGreaterThan(1.2);
    expect(summary.verification.length).toBeGreaterThan(0);
    expect(summary.source).toMatch(/\w{3}/);
  },
);

test('a damaged library is refused with the place', () => {
  expect(() => parseXrdLibrary({ ...file, entries: [{ ...file.entries[0], cell: [1, 2] }] })).toThrow(
    /entries\.0\.cell/,
  );
  expect(() => parseXrdLibrary({ ...file, entries: [{ ...file.entries[0], number: 1 }] })).toThrow(
    /neither operators nor a setting of space group 1/,
  );
  expect(() => parseXrdLibrary('text')).toThrow(/damaged/);
});
