import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { elementFilterSchema, type Identification, type IdentifyOptions } from '../../../contract/index.js';
import { parseCif } from '../../../core/crystal/parseCif.js';
import { calculateLineList } from '../../../core/diffraction/calculateLineList.js';
import { powderPattern } from '../../../core/diffraction/powderPattern.js';
import { rockSalt } from '../../collections/__tests__/cifText.js';
import { ended, openTestLab, type TestLab } from './openTestLab.js';
import { bytesOf } from './patterns.js';

let open: TestLab;
let folder: string;
beforeEach(() => {
  open = openTestLab();
  folder = mkdtempSync(join(tmpdir(), 'phaselens-cifs-'));
});
afterEach(async () => {
  await open.close();
  open.remove();
  rmSync(folder, { recursive: true, force: true });
});

const cations = ['Na', 'K', 'Rb', 'Cs', 'Ag', 'Li'];
const edges = [6.111, 6.35, 6.7];

/** 18 rock salts of iodine in cells of their own, and one of them as a measurement. */
function writeCifs(name = 'cif'): string {
  const place = join(folder, name);
  mkdirSync(place);
  for (const cation of cations)
    for (const edge of edges) writeFileSync(join(place, `${cation}${edge}.cif`), rockSalt(cation, 'I', edge));
  return place;
}

/** Cu Kα1 pattern of a structure, 20 to 90°, with a slope beneath it. */
function measured(...cifs: string[]): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  const patterns = cifs
    .flatMap((cif) => parseCif(cif))
    .map((structure) =>
      powderPattern(calculateLineList(structure, { dMin: 1 }), { wavelength: 1.540598 }, { from: 20, to: 90 }),
    );
  const twoTheta = patterns.flatMap((pattern) => [...pattern.twoTheta]);
  const intensity = patterns.flatMap((pattern) => [...pattern.intensity]);
  const rows = Array.from({ length: 3501 }, (_, i) => {
    const x = 20 + 0.02 * i;
    const y = twoTheta.reduce((sum, at, k) => sum + 30 * intensity[k]! * Math.exp(-(((x - at) / 0.08) ** 2)), 0);
    return `${x.toFixed(2)} ${(300 - x + y + 10 * Math.sin(37 * i)).toFixed(1)}`;
  });
  const text = `# 2theta(deg) intensity\n# Wavelength: 1.540598 (Cu Ka1)\n${rows.join('\n')}\n`;
  return { name: 'made.xy', bytes: bytesOf(text) };
}

const importFrom = async (path: string, libraryName: string): Promise<string> => {
  await ended(open.lab, await open.lab.call('libraries.importDatabase', { libraryName, path }));
  const library = (await open.lab.call('libraries.list', {})).find((one) => one.name === libraryName);
  if (!library) throw new Error(`no library ${libraryName}`);
  return library.id;
};

const identify = async (
  options: Partial<IdentifyOptions> = {},
  file = measured(rockSalt('Na', 'I', 6.111)),
): Promise<Identification> => {
  const { identification } = await open.lab.call('identify.file', { file, options });
  if (!identification) throw new Error('not identified');
  return identification;
};

const best = ({ candidates }: Identification) => candidates[0]?.reference;

test('a phase that only an imported library holds is found there, and what was looked at is counted', async () => {
  const before = await identify();
  const id = await importFrom(writeCifs(), 'iodides');
  const found = await identify();
  expect(found.verdict).toBe('match');
  expect(before.candidates[0]?.score).toBeLessThan(found.candidates[0]?.score ?? 0);
  expect(best(found)).toMatchObject({ libraryId: id, formula: 'NaI' });
  expect(found.searched).toBe(before.searched + cations.length * edges.length);
});

test('a library that is switched off, not among the named or deleted is not searched', async () => {
  const id = await importFrom(writeCifs(), 'iodides');
  const builtIn = (await open.lab.call('libraries.list', {})).find(
    ({ kind, technique }) => kind === 'built-in' && technique === 'xrd',
  );
  const from = async (options: Partial<IdentifyOptions> = {}) => best(await identify(options))?.libraryId;
  expect(await from({ libraries: [id] })).toBe(id);
  expect(await from({ libraries: [builtIn?.id ?? ''] })).toBe(builtIn?.id);
  await open.lab.call('libraries.enable', { id, enabled: false });
  expect(await from()).toBe(builtIn?.id);
  await open.lab.call('libraries.enable', { id, enabled: true });
  expect(await from()).toBe(id);
  await open.lab.call('libraries.delete', { id });
  expect(await from()).toBe(builtIn?.id);
});

test('elements and restraints hold in imported libraries', async () => {
  await importFrom(writeCifs(), 'iodides');
  const elements = elementFilterSchema.parse({ required: ['I'], forbidden: ['Na'] });
  const without = await identify({ elements });
  expect(without.searched).toBeGreaterThanOrEqual(15);
  expect(without.candidates.map(({ reference }) => reference.formula)).not.toContain('NaI');
  const cell = await identify({ restraints: { cell: { lengths: [6.7], tolerance: 0.01 } } });
  const axes = cell.candidates
    .filter(({ reference }) => reference.libraryId.startsWith('import-'))
    .map(async ({ reference }) => (await open.lab.call('references.get', { id: reference.id })).structure?.cell.a);
  expect(new Set(await Promise.all(axes))).toEqual(new Set([6.7]));
  const group = await identify({ restraints: { spaceGroups: ['Fm-3m'], name: 'NaI' } });
  expect(best(group)?.formula).toBe('NaI');
  const other = await identify({ restraints: { spaceGroups: ['P 1'] } });
  expect(other.candidates.every(({ reference }) => reference.spaceGroup === 'P 1')).toBe(true);
});

test('several imported libraries are searched as one, also after the program was started again', async () => {
  await importFrom(writeCifs(), 'iodides');
  const other = join(folder, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'a.cif'), rockSalt('Na', 'Br', 6.111));
  const second = await importFrom(other, 'bromide');
  await open.reopen();
  const libraries = (await identify()).candidates.map(({ reference }) => reference.libraryId);
  expect(new Set(libraries).size).toBeGreaterThan(1);
  expect(libraries).toContain(second);
});

test('what an import adds later is found', async () => {
  const place = join(folder, 'later');
  mkdirSync(place);
  writeFileSync(join(place, 'a.cif'), rockSalt('Cs', 'I', 7));
  await importFrom(place, 'later');
  expect(best(await identify())?.formula).not.toBe('NaI');
  writeFileSync(join(place, 'b.cif'), rockSalt('Na', 'I', 6.111));
  await importFrom(place, 'later');
  expect(best(await identify())?.formula).toBe('NaI');
});

test('an index that is damaged, of other lines or missing is made again, and written', async () => {
  const id = await importFrom(writeCifs(), 'iodides');
  const shelf = join(open.folder, 'libraries', id);
  const [name] = readdirSync(shelf).filter((file) => file.endsWith('.index'));
  const path = join(shelf, name ?? '');
  const good = readFileSync(path);
  const changed = (at: number): Buffer => {
    const bytes = Buffer.from(good);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 255, at);
    return bytes;
  };
  const damages: (() => void)[] = [
    () => writeFileSync(path, changed(200)),
    () => writeFileSync(path, changed(20)),
    () => truncateSync(path, 300),
    () => writeFileSync(path, ''),
    () => rmSync(path),
  ];
  for (const damage of damages) {
    damage();
    await open.reopen();
    expect(best(await identify())?.formula).toBe('NaI');
    expect(readFileSync(path).equals(good)).toBe(true);
  }
});

test('a library whose lines are damaged as well is left out, and says so; the others are searched', async () => {
  const id = await importFrom(writeCifs(), 'iodides');
  const other = join(folder, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'a.cif'), rockSalt('Na', 'I', 6.111));
  await importFrom(other, 'whole');
  const shelf = join(open.folder, 'libraries', id);
  for (const file of readdirSync(shelf)) {
    if (file.endsWith('.index')) rmSync(join(shelf, file));
    if (file.endsWith('.lines')) truncateSync(join(shelf, file), statSync(join(shelf, file)).size - 2000);
    if (file.endsWith('.lines')) writeFileSync(join(shelf, file), readFileSync(join(shelf, file)).fill(0, 100, 900));
  }
  await open.reopen();
  expect(best(await identify())?.formula).toBe('NaI');
  const again = await identify();
  expect(best(again)?.formula).toBe('NaI');
  const library = (await open.lab.call('libraries.list', {})).find((one) => one.id === id);
  expect(library?.problem).toContain('import it again');
});

test('phases of a mixture come from imported libraries too, also one that the person accepted', async () => {
  const id = await importFrom(writeCifs(), 'iodides');
  const file = measured(rockSalt('Na', 'I', 6.111), rockSalt('Rb', 'I', 6.7));
  const formulas = ({ hypotheses }: Identification) =>
    hypotheses?.[0]?.phases.map(({ reference }) => reference.formula);
  const found = await identify({ mixture: true, libraries: [id] }, file);
  expect(formulas(found)?.sort()).toEqual(['NaI', 'RbI']);
  const { items } = await open.lab.call('references.list', { libraryId: id, search: 'CsI' });
  const accepted = items.slice(0, 1).map((item) => item.id);
  const elements = elementFilterSchema.parse({ forbidden: ['Rb'] });
  const others = await identify({ mixture: true, libraries: [id], elements, accepted }, file);
  expect(others.hypotheses?.every(({ phases }) => phases.some(({ reference }) => reference.id === accepted[0]))).toBe(
    true,
  );
});

test('lines that are damaged while the index is open leave the library out, not the search', async () => {
  const id = await importFrom(writeCifs(), 'iodides');
  expect(best(await identify())?.libraryId).toBe(id);
  const shelf = join(open.folder, 'libraries', id);
  for (const file of readdirSync(shelf)) if (file.endsWith('.lines')) truncateSync(join(shelf, file), 100);
  expect(best(await identify())?.libraryId).not.toBe(id);
  const library = (await open.lab.call('libraries.list', {})).find((one) => one.id === id);
  expect(library?.problem).toContain('import it again');
});
