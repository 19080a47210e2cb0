import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { CrystalStructure } from '../../../contract/data/crystal.js';
import { density } from '../../crystal/density.js';
import { expandSites } from '../../crystal/expandSites.js';
import { parseCif } from '../../crystal/parseCif.js';
import { parseXrdLibrary } from '../../references/parseXrdLibrary.js';
import { calculateLineList } from '../calculateLineList.js';
import { dOf } from '../bragg.js';
import { patternDifference, type PatternDifference } from '../patternDifference.js';
import { powderPattern } from '../powderPattern.js';

interface Golden {
  formula: string;
  density: number;
  atoms: number;
  lines: [number, number][];
}
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const samples = `${root}../shared/samples/`;
const read = (name: string): Record<string, Golden> =>
  JSON.parse(readFileSync(`${root}tests/golden/${name}`, 'utf8')) as Record<string, Golden>;
const wavelength = 1.54184;

function compare(structure: CrystalStructure, golden: Golden): PatternDifference {
  const lines = calculateLineList(structure, { dMin: dOf(90, wavelength), ignoreDisplacement: true });
  const pattern = powderPattern(lines, { wavelength }, { from: 5, to: 90 });
  return patternDifference(
    [...pattern.twoTheta].map((x, i) => [x, pattern.intensity[i] ?? 0]),
    golden.lines,
  );
}

const golden = read('pymatgen-builtin.json');
const library: unknown = JSON.parse(readFileSync(`${root}resources/libraries/xrd-builtin.json`, 'utf8'));

test.each(parseXrdLibrary(library).map(({ summary, structure }) => [summary.id, structure] as const))(
  '%s has the lines, intensities and density that pymatgen calculates',
  (id, structure) => {
    const expected = golden[id.replace('xrd-builtin:', '')];
    if (expected === undefined) throw new Error(`no golden pattern of ${id}: run tests/golden/pymatgen_xrd.py`);
    // pymatgen is given the atoms that have places.
    const placed = structure.sites.map(({ hydrogens: _, ...site }) => site);
    expect(Math.abs(density({ ...structure, sites: placed }) / expected.density - 1)).toBeLessThan(0.002);
    const difference = compare(structure, expected);
    expect(difference.position).toBeLessThan(0.006);
    expect(difference.intensity).toBeLessThan(1);
    expect(difference.r).toBeLessThan(0.02);
  },
);

// The samples lie outside the repository; where they are absent these tests are skipped, the built-in ones above still run.
test.skipIf(!existsSync(samples)).each(Object.entries(read('pymatgen-samples.json')))(
  'sample %s has the lines, intensities and density that pymatgen calculates',
  (name, expected) => {
    const [structure] = parseCif(readFileSync(samples + name, 'utf8'), name);
    if (structure === undefined) throw new Error('no structure');
    const { r, ...difference } = compare(structure, expected);
    expect(r).toBeLessThan(0.02);
    expect({
      atoms: new Set(expandSites(structure).map((s) => `${s.x.toFixed(2)} ${s.y.toFixed(2)} ${s.z.toFixed(2)}`)).size,
      ...difference,
    }).toEqual({
      atoms: expected.atoms,
      position: expect.closeTo(0, 2) as number,
      intensity: expect.closeTo(0, 0) as number,
    });
    expect(difference.position).toBeLessThan(0.005);
    expect(difference.intensity).toBeLessThan(1);
  },
);
