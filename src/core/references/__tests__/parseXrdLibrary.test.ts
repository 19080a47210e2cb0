import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseFormula } from '../../crystal/parseFormula.js';
import { parseXrdLibrary, xrdLibrarySchema } from '../parseXrdLibrary.js';
import { verifyXrdEntry } from '../verifyXrdEntry.js';

const json: unknown = JSON.parse(
  readFileSync(new URL('../../../../resources/libraries/xrd-builtin.json', import.meta.url), 'utf8'),
);
const file = xrdLibrarySchema.parse(json);
const entries = parseXrdLibrary(json);

test('the built-in library holds the usual phases, polymorphs and standards under distinct ids', () => {
  expect(entries.length).toBeGreaterThanOrEqual(500);
  const ids = new Set(entries.map(({ summary }) => summary.id));
  expect(ids.size).toBe(entries.length);
  const wanted =
    'silicon lanthanum-hexaboride corundum ceria zincite rutile anatase brookite quartz cristobalite-low calcite aragonite vaterite silicon-carbide-3c silicon-carbide-6h talc gibbsite kaolinite tungsten-trioxide llzo-tetragonal ettringite indium-oxide zirconia-monoclinic zirconia-tetragonal zirconia-cubic';
  for (const id of wanted.split(' ')) expect(ids).toContain(`xrd-builtin:${id}`);
  expect(new Set(entries.map(({ summary }) => summary.category)).size).toBeGreaterThanOrEqual(15);
});

test.each(file.entries.map((entry, i) => [entry.id, entry, entries[i]] as const))(
  '%s: formula, densities, volume, distances and lines agree with its sites',
  (_, entry, parsed) => {
    if (parsed === undefined) throw new Error('not parsed');
    expect(verifyXrdEntry(entry, parsed.structure).filter(({ ok }) => !ok)).toEqual([]);
    expect([...parsed.summary.elements].sort()).toEqual([...(parseFormula(entry.formula)?.keys() ?? [])].sort());
    expect(parsed.summary.verification.length).toBeGreaterThan(0);
    expect(parsed.summary.source).toMatch(/\w{3}/);
  },
);

test('phases that are met often are marked, rare ones that look like them are not', () => {
  const common = entries.filter(({ summary }) => summary.common).map(({ summary }) => summary.id);
  expect(common.length).toBeGreaterThan(400);
  for (const id of ['quartz', 'sphalerite', 'kaolinite', 'gibbsite']) expect(common).toContain(`xrd-builtin:${id}`);
  for (const id of ['copper-i-chloride-nantokite', 'umangite']) expect(common).not.toContain(`xrd-builtin:${id}`);
});

test('only hydrogen may be missing from the sites, and the entries that lack it are the smaller part', () => {
  const lacking = file.entries.filter(({ unplaced }) => unplaced !== undefined);
  expect(lacking.flatMap(({ unplaced }) => unplaced ?? []).every((element) => element === 'H')).toBe(true);
  expect(lacking.length).toBeLessThan(40);
  const talc = entries.find(({ summary }) => summary.id === 'xrd-builtin:talc');
  expect(talc?.summary.elements).toContain('H');
  expect(talc?.structure.sites.some(({ element }) => element === 'H')).toBe(false);
});

test('the space groups are written as International Tables write them, and belong to the cells', () => {
  for (const { summary, structure } of entries) {
    expect(summary.spaceGroup, summary.id).toMatch(/^[PABCIFR] [-1-6mabcnde/ ]+$/);
    const { a, b, c, alpha, beta, gamma } = structure.cell;
    if (structure.spaceGroupNumber >= 195) expect([b, c, alpha, beta, gamma]).toEqual([a, a, 90, 90, 90]);
    if (structure.spaceGroupNumber >= 75) expect(b, summary.id).toBe(a);
    if (structure.spaceGroupNumber >= 16 && structure.spaceGroupNumber < 75)
      expect([alpha, beta, gamma]).toEqual([90, 90, 90]);
  }
});

test('no structure of the built-in library follows the old model of the C-type rare-earth oxides', () => {
  const sesquioxides = entries.filter(({ summary }) =>
    /^(Sc|Y|In|Tl|Sm|Eu|Gd|Tb|Dy|Ho|Er|Tm|Yb|Lu|Mn)2O3$/.test(summary.formula),
  );
  expect(sesquioxides.length).toBeGreaterThan(5);
  for (const { summary, structure } of sesquioxides) expect(structure.spaceGroupNumber, summary.id).not.toBe(199);
});

test('a structure that does not match its formula, its density or the room atoms need fails its check', () => {
  const quartz = file.entries.find(({ id }) => id === 'quartz');
  const parsed = entries.find(({ summary }) => summary.id === 'xrd-builtin:quartz');
  if (!quartz || !parsed) throw new Error('no quartz');
  const failed = (entry: typeof quartz, structure = parsed.structure): string[] =>
    verifyXrdEntry(entry, structure)
      .filter(({ ok }) => !ok)
      .map(({ check }) => check);
  expect(failed(quartz)).toEqual([]);
  expect(failed({ ...quartz, formula: 'Si2O3' })).toEqual(['composition']);
  expect(failed({ ...quartz, formula: 'SiO2H' })).toEqual(['composition']);
  expect(failed({ ...quartz, publishedDensity: 2.8 })).toEqual(['density']);
  expect(failed({ ...quartz, tabulatedDensity: [2.2, 'glass'] })).toEqual(['tabulated-density']);
  const { a, b, c, alpha, beta, gamma } = parsed.structure.cell;
  const small = { a: a * 0.6, b: b * 0.6, c: c * 0.6, alpha, beta, gamma };
  expect(failed(quartz, { ...parsed.structure, cell: small })).toEqual(
    expect.arrayContaining(['density', 'volume', 'distances']),
  );
});

test('a damaged library is refused with the place', () => {
  expect(() => parseXrdLibrary({ ...file, entries: [{ ...file.entries[0], cell: [1, 2] }] })).toThrow(
    /entries\.0\.cell/,
  );
  expect(() => parseXrdLibrary({ ...file, entries: [{ ...file.entries[0], number: 1 }] })).toThrow(
    /neither operators nor a setting of space group 1/,
  );
  expect(() => parseXrdLibrary('text')).toThrow(/damaged/);
});
