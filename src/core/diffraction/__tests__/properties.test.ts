import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CrystalStructure, LineList, Site } from '../../../contract/data/crystal.js';
import { analyseSymmetry } from '../../crystal/analyseSymmetry.js';
import { dSpacing } from '../../crystal/dSpacing.js';
import { expandSetting } from '../../crystal/expandSetting.js';
import { expandSites } from '../../crystal/expandSites.js';
import { parseCif } from '../../crystal/parseCif.js';
import { spaceGroupSettings } from '../../crystal/spaceGroupSettings.js';
import { writeCif } from '../../crystal/writeCif.js';
import { calculateLineList } from '../calculateLineList.js';

const elements = ['O', 'Si', 'Fe', 'Pb', 'Li'] as const;
const site = fc.record({
  element: fc.constantFrom(...elements),
  x: fc.integer({ min: 0, max: 95 }).map((n) => n / 96 + 0.0021),
  y: fc.integer({ min: 0, max: 95 }).map((n) => n / 96 + 0.0043),
  z: fc.integer({ min: 0, max: 95 }).map((n) => n / 96 + 0.0017),
  occupancy: fc.constantFrom(1, 0.5),
  bIso: fc.constantFrom(0.5, 1.2),
});
const lengths = fc.tuple(
  fc.integer({ min: 30, max: 80 }),
  fc.integer({ min: 30, max: 80 }),
  fc.integer({ min: 30, max: 80 }),
);
const angle = fc.integer({ min: 75, max: 110 });

/** A cell that the setting's crystal system allows. */
function cellFor(
  number: number,
  setting: string,
  [a, b, c]: [number, number, number],
  [p, q, r]: [number, number, number],
): CrystalStructure['cell'] {
  const [A, B, C] = [a / 10, b / 10, c / 10];
  const cell = { a: A, b: B, c: C, alpha: 90, beta: 90, gamma: 90 };
  if (number <= 2) return { ...cell, alpha: p, beta: q, gamma: r };
  if (number <= 15) {
    const axis = setting.replace('-', '')[0];
    return axis === 'a' ? { ...cell, alpha: q } : axis === 'c' ? { ...cell, gamma: q } : { ...cell, beta: q };
  }
  if (number <= 74) return cell;
  if (number <= 142) return { ...cell, b: A };
  if (setting === 'R') return { a: A, b: A, c: A, alpha: q, beta: q, gamma: q };
  if (number <= 194) return { ...cell, b: A, gamma: 120 };
  return { ...cell, b: A, c: A };
}

const structure: fc.Arbitrary<CrystalStructure> = fc
  .tuple(
    fc.integer({ min: 0, max: 529 }),
    lengths,
    fc.tuple(angle, angle, angle),
    fc.array(site, { minLength: 1, maxLength: 3 }),
  )
  .map(([hall, abc, angles, sites]) => {
    const setting = spaceGroupSettings()[hall];
    if (setting === undefined) throw new Error('no setting');
    return {
      cell: cellFor(setting.number, setting.setting, abc, angles),
      spaceGroup: setting.full,
      spaceGroupNumber: setting.number,
      operators: [...expandSetting(setting)],
      sites: sites.map((s, i): Site => ({ label: `${s.element}${i + 1}`, ...s })),
    };
  });

function same(p: LineList, q: LineList): void {
  const strongest = Math.max(...p.intensity);
  const strong = (list: LineList): [number, number][] =>
    [...list.dSpacing]
      .map((d, i): [number, number] => [d, list.intensity[i] ?? 0])
      .filter(([, y]) => y > 1e-4 * strongest);
  const [mine, theirs] = [strong(p), strong(q)];
  expect(theirs.length).toBe(mine.length);
  for (const [i, [d, y]] of mine.entries()) {
    expect(Math.abs((theirs[i]?.[0] ?? 0) / d - 1)).toBeLessThan(1e-6);
    expect(Math.abs((theirs[i]?.[1] ?? 0) - y)).toBeLessThan(1e-6 * strongest);
  }
}
const dMin = 1.3;

test('the line list is that of the fully expanded cell without symmetry, in all 530 settings', () => {
  fc.assert(
    fc.property(structure, (s) => {
      const expanded: CrystalStructure = { ...s, operators: ['x,y,z'], sites: expandSites(s) };
      same(calculateLineList(s, { dMin }), calculateLineList(expanded, { dMin }));
    }),
    { numRuns: 150 },
  );
});

test('the line list does not depend on the origin, the order of the atoms or of the operators', () => {
  fc.assert(
    fc.property(
      structure,
      fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })),
      (s, [u, v]) => {
        const expanded = expandSites(s);
        const shifted: CrystalStructure = {
          ...s,
          operators: ['x,y,z'],
          sites: expanded.map((a) => ({ ...a, x: a.x + u, y: a.y + v, z: a.z - u })).reverse(),
        };
        const reordered: CrystalStructure = {
          ...s,
          operators: [...s.operators].reverse(),
          sites: [...s.sites].reverse(),
        };
        const lines = calculateLineList(s, { dMin });
        same(lines, calculateLineList(shifted, { dMin }));
        same(lines, calculateLineList(reordered, { dMin }));
      },
    ),
    { numRuns: 60 },
  );
});

test('multiplicities of a primitive cell of one general atom add up to all reciprocal-lattice points of the sphere', () => {
  fc.assert(
    fc.property(lengths, fc.tuple(angle, angle, angle), (abc, angles) => {
      const s: CrystalStructure = {
        cell: cellFor(1, '', abc, angles),
        spaceGroup: 'P 1',
        spaceGroupNumber: 1,
        operators: ['x,y,z'],
        sites: [{ label: 'Fe', element: 'Fe', x: 0, y: 0, z: 0, occupancy: 1 }],
      };
      let points = 0;
      const limit = Math.ceil(8 / dMin);
      for (let h = -limit; h <= limit; h++)
        for (let k = -limit; k <= limit; k++)
          for (let l = -limit; l <= limit; l++)
            if ((h !== 0 || k !== 0 || l !== 0) && dSpacing(s.cell, h, k, l) >= dMin) points++;
      expect(calculateLineList(s, { dMin }).multiplicity.reduce((sum, m) => sum + m, 0)).toBe(points);
    }),
    { numRuns: 20 },
  );
});

test('every family keeps its d-spacing under all operators of its space group', () => {
  fc.assert(
    fc.property(structure, fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 5 })), (s, [h, k, l]) => {
      const d = dSpacing(s.cell, h, k, l);
      for (const m of analyseSymmetry(s.operators).laue) {
        const at = (j: number): number => h * (m[j] ?? 0) + k * (m[3 + j] ?? 0) + l * (m[6 + j] ?? 0);
        expect(dSpacing(s.cell, at(0), at(1), at(2))).toBeCloseTo(d, 8);
      }
    }),
    { numRuns: 100 },
  );
});

test('a structure written as CIF is read back the same', () => {
  fc.assert(
    fc.property(structure, (s) => {
      const [back] = parseCif(writeCif(s), 'round-trip.cif');
      if (back === undefined) throw new Error('no structure');
      expect(new Set(back.operators)).toEqual(new Set(s.operators));
      expect({ ...back, operators: [] }).toEqual({ ...s, operators: [] });
    }),
    { numRuns: 60 },
  );
});

test('the symbol of every setting leads back to its space group', () => {
  for (const setting of spaceGroupSettings()) {
    const cell = cellFor(setting.number, setting.setting, [50, 60, 70], [95, 100, 105]);
    const text = (symbol: string): string =>
      writeCif({
        cell,
        spaceGroup: symbol,
        spaceGroupNumber: 0,
        operators: [],
        sites: [{ label: 'Fe', element: 'Fe', x: 0.11, y: 0.23, z: 0.31, occupancy: 1 }],
      }).replace(/loop_\n_space_group_symop_operation_xyz\n/, '');
    const [found] = parseCif(text(setting.full), 'setting.cif');
    expect([setting.full, found?.spaceGroupNumber, found?.operators.length]).toEqual([
      setting.full,
      setting.number,
      setting.order,
    ]);
    const [byHall] = parseCif(text('?').replace("'?'", `?\n_space_group_name_Hall '${setting.hall}'`), 'setting.cif');
    expect(new Set(byHall?.operators)).toEqual(new Set(expandSetting(setting)));
  }
});
