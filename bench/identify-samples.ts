/** What the identification benches share: references and measurements of the sample folder, and what counts as right. */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { CrystalStructure } from '../src/contract/data/crystal.js';
import type { ReferenceSummary } from '../src/contract/data/reference.js';
import type { Radiation, Spectrum } from '../src/contract/data/spectrum.js';
import { cellContents } from '../src/core/crystal/cellContents.js';
import { cellVolume } from '../src/core/crystal/cellVolume.js';
import { elementsOf } from '../src/core/crystal/elementsOf.js';
import { formulaOf } from '../src/core/crystal/formulaOf.js';
import { parseCif } from '../src/core/crystal/parseCif.js';
import { calculateLineList } from '../src/core/diffraction/calculateLineList.js';
import { parseRadiation } from '../src/core/diffraction/parseRadiation.js';
import { readFile } from '../src/core/formats/readFile.js';
import type { XrdReference } from '../src/core/matching/xrdReferences.js';
import { amcsdQuery } from '../src/core/references/amcsdQuery.js';
import { decodeAmcsdRow } from '../src/core/references/decodeAmcsd.js';
import { parseXrdLibrary } from '../src/core/references/parseXrdLibrary.js';

export const samples = resolve('../shared/samples');

/** Ends the measurement with a sentence where the sample files are not there. */
export function needSamples(): void {
  if (existsSync(samples)) return;
  console.log('The sample files are not here (../shared/samples): nothing to measure.');
  process.exit(0);
}

export const copper: Radiation = parseRadiation('Cu', 'assumed');

export interface StructureReference extends XrdReference {
  structure: CrystalStructure;
  /** File it came from; empty for library entries. */
  file: string;
}

const dMin = 0.79;

/** Cif files of a folder and those below it, in the order of their names. */
export function cifFiles(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return cifFiles(path);
      return name.toLowerCase().endsWith('.cif') ? [path] : [];
    });
}

export function referencesOfCifs(files: readonly string[], libraryId = 'cif'): StructureReference[] {
  return files.flatMap((file) => {
    try {
      return parseCif(readFileSync(file, 'utf8'), basename(file)).map((structure, i) =>
        toReference(
          structure,
          summaryOf(structure, `${libraryId}:${file.slice(samples.length + 1)}#${i}`, libraryId, basename(file)),
          file,
        ),
      );
    } catch (error) {
      console.warn(`left out: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  });
}

export function builtInReferences(): StructureReference[] {
  const file = 'resources/libraries/xrd-builtin.json';
  if (!existsSync(file)) return [];
  return parseXrdLibrary(JSON.parse(readFileSync(file, 'utf8'))).map(({ structure, summary }) =>
    toReference(structure, summary, ''),
  );
}

/** Records of the American Mineralogist database in `larch/xrd/amcsd_cif1.db` of the PyPI wheel xraylarch 0.9.75. */
export function amcsdReferences(databaseFile: string): StructureReference[] {
  const database = new DatabaseSync(databaseFile, { readOnly: true });
  const result: StructureReference[] = [];
  for (const row of database.prepare(amcsdQuery).iterate()) {
    try {
      const { structure, summary } = decodeAmcsdRow(row);
      result.push(toReference(structure, summary, ''));
    } catch {
      // A record without atoms or with an impossible cell is no reference.
    }
  }
  database.close();
  return result;
}

function toReference(structure: CrystalStructure, summary: ReferenceSummary, file: string): StructureReference {
  return { structure, summary, file, lines: calculateLineList(structure, { dMin, maxLines: 400 }) };
}

function summaryOf(structure: CrystalStructure, id: string, libraryId: string, name: string): ReferenceSummary {
  return {
    id,
    libraryId,
    technique: 'xrd',
    name,
    formula: formulaOf(structure),
    elements: elementsOf(structure),
    spaceGroup: structure.spaceGroup,
    source: structure.citation ?? name,
    verification: [],
  };
}

/** First scan of a measured file; an ambiguous text is read by the program's own guess. */
export function readSpectrum(file: string): Spectrum {
  const result = readFile(basename(file), readFileSync(file), { technique: 'xrd' });
  const parsed = result.outcome === 'parsed' ? result.file : result.provisional;
  const spectrum = parsed?.scans[0]?.spectrum;
  if (!spectrum) throw new Error(`${basename(file)} gave no scan.`);
  return spectrum;
}

/** Atomic fractions, hydrogen (often not located) left out. */
function fractions(structure: CrystalStructure): Map<string, number> {
  const contents = new Map([...cellContents(structure)].filter(([element]) => element !== 'H' && element !== 'D'));
  const total = [...contents.values()].reduce((sum, value) => sum + value, 0);
  return new Map([...contents].map(([element, value]) => [element, value / total]));
}

function sameComposition(a: Map<string, number>, b: Map<string, number>): boolean {
  const elements = new Set([...a.keys(), ...b.keys()]);
  return (
    [...elements].reduce((sum, element) => sum + Math.abs((a.get(element) ?? 0) - (b.get(element) ?? 0)), 0) < 0.05
  );
}

/** Same formula and lattice: composition, crystal system by space group, and volume per atom within 3 %. */
export function samePhase(a: StructureReference, b: StructureReference): boolean {
  if (a === b) return true;
  if (!sameComposition(fractions(a.structure), fractions(b.structure))) return false;
  if (crystalSystem(a.structure) !== crystalSystem(b.structure)) return false;
  return Math.abs(volumePerAtom(a.structure) / volumePerAtom(b.structure) - 1) < 0.03;
}

/** The six crystal systems, trigonal counted as hexagonal; by the cell's shape where a file writes the structure without its symmetry. */
export function crystalSystem({ spaceGroupNumber: n, cell }: CrystalStructure): string {
  if (n === 1) return systemOfCell(cell);
  if (n < 3) return 'triclinic';
  if (n < 16) return 'monoclinic';
  if (n < 75) return 'orthorhombic';
  if (n < 143) return 'tetragonal';
  return n < 195 ? 'hexagonal' : 'cubic';
}

function systemOfCell({ a, b, c, alpha, beta, gamma }: CrystalStructure['cell']): string {
  const same = (p: number, q: number): boolean => Math.abs(p / q - 1) < 0.002;
  const right = [alpha, beta, gamma].filter((angle) => same(angle, 90)).length;
  if (right === 3) {
    if (same(a, b) && same(b, c)) return 'cubic';
    return same(a, b) || same(b, c) || same(a, c) ? 'tetragonal' : 'orthorhombic';
  }
  if (right === 2) return [alpha, beta, gamma].some((angle) => same(angle, 120)) ? 'hexagonal' : 'monoclinic';
  return same(alpha, beta) && same(beta, gamma) && same(a, b) ? 'hexagonal' : 'triclinic';
}

function volumePerAtom(structure: CrystalStructure): number {
  let atoms = 0;
  for (const [element, count] of cellContents(structure)) if (element !== 'H' && element !== 'D') atoms += count;
  return cellVolume(structure.cell) / atoms;
}

/** Whether a structure has the chemistry (element amounts; hydrogen ignored) and, where given, the crystal system. */
export function hasChemistry(
  reference: StructureReference,
  amounts: ReadonlyMap<string, number>,
  system?: string,
): boolean {
  const wanted = new Map([...amounts].filter(([element]) => element !== 'H'));
  const total = [...wanted.values()].reduce((sum, value) => sum + value, 0);
  const share = new Map([...wanted].map(([element, value]) => [element, value / total]));
  return (
    sameComposition(fractions(reference.structure), share) &&
    (system === undefined || crystalSystem(reference.structure) === system)
  );
}

export function writeResult(name: string, value: unknown): void {
  mkdirSync('bench/results', { recursive: true });
  writeFileSync(`bench/results/${name}.json`, `${JSON.stringify(value, null, 1)}\n`);
}

/** Value after `--name` on the command line. */
export function argument(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at >= 0 ? process.argv[at + 1] : undefined;
}
