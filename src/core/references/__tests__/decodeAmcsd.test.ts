import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { LabError } from '../../../contract/data/errors.js';
import { density } from '../../crystal/density.js';
import { expandSites } from '../../crystal/expandSites.js';
import { calculateLineList } from '../../diffraction/calculateLineList.js';
import { amcsdQuery } from '../amcsdQuery.js';
import { decodeAmcsdRow, type AmcsdRow } from '../decodeAmcsd.js';

/** Packs as xraylarch does: int32 little-endian of value × 4·10⁶, base64. */
const pack = (...values: number[]): string => {
  const bytes = new DataView(new ArrayBuffer(4 * values.length));
  for (const [i, value] of values.entries()) bytes.setInt32(4 * i, Math.round(value * 4e6), true);
  return Buffer.from(bytes.buffer).toString('base64');
};
const rutile: AmcsdRow = {
  id: 4242,
  mineral: 'Rutile',
  hm_notation: 'P 42/m n m %var1%',
  symmetry_xyz:
    '["x,y,z","-x,-y,z","1/2-y,1/2+x,1/2+z","1/2+y,1/2-x,1/2+z","1/2-x,1/2+y,1/2-z","1/2+x,1/2-y,1/2-z","y,x,-z","-y,-x,-z","-x,-y,-z","x,y,-z","1/2+y,1/2-x,1/2-z","1/2-y,1/2+x,1/2-z","1/2+x,1/2-y,1/2+z","1/2-x,1/2+y,1/2+z","-y,-x,z","y,x,z"]',
  journal: 'A Journal',
  volume: '7',
  year: 1999,
  page_first: '1',
  page_last: '9',
  authors: '["First A","Second B"]',
  formula: 'Ti O2',
  pub_title: ' A title\n T = 25 C',
  formula_title: '<missing>',
  a: '4.5937',
  b: '4.5937',
  c: '2.9587',
  alpha: '90',
  beta: '90',
  gamma: '90',
  crystal_density: '4.249',
  atoms_sites: '["Ti","O"]',
  atoms_x: pack(0, 0.3053),
  atoms_y: pack(0, 0.3053),
  atoms_z: pack(0, 0),
  atoms_occupancy: '0',
  atoms_u_iso: pack(0.005, 2),
  atoms_aniso_label: '["O"]',
  atoms_aniso_u11: pack(0.01),
  atoms_aniso_u22: pack(0.01),
  atoms_aniso_u33: pack(0.01),
  atoms_aniso_u12: pack(0),
  atoms_aniso_u13: pack(0),
  atoms_aniso_u23: pack(0),
};

test('a packed record becomes a structure with its description', () => {
  const { structure, summary } = decodeAmcsdRow(rutile);
  expect(expandSites(structure)).toHaveLength(6);
  expect(structure).toMatchObject({
    spaceGroup: 'P 42/m n m',
    spaceGroupNumber: 136,
    citation: 'First A; Second B, A Journal 7 (1999), 1-9',
  });
  expect(structure.sites[0]?.bIso).toBeCloseTo(8 * Math.PI ** 2 * 0.005, 6);
  expect(structure.sites[1]?.bIso).toBeCloseTo(8 * Math.PI ** 2 * 0.01, 6);
  expect(summary).toMatchObject({
    id: 'amcsd:0004242',
    name: 'Rutile',
    formula: 'TiO2',
    elements: ['Ti', 'O'],
    notes: 'A title T = 25 C',
    verification: [{ kind: 'density' }],
  });
});

test('water and hydroxyl labels count their hydrogens in formula, elements and density', () => {
  const { structure, summary } = decodeAmcsdRow({
    ...rutile,
    mineral: '<missing>',
    hm_notation: 'P 1',
    symmetry_xyz: '["x,y,z"]',
    formula: 'Ni O7 H10',
    atoms_sites: '["Ni","Wat1","Wat2","Wat3","Wat4","O-H1","O-H2","O1"]',
    atoms_x: pack(0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7),
    atoms_y: pack(0, 0, 0, 0, 0, 0, 0, 0),
    atoms_z: pack(0, 0, 0, 0, 0, 0, 0, 0),
    atoms_u_iso: '0',
    atoms_aniso_label: '"<missing>"',
    atoms_aniso_u11: '0',
  });
  expect(summary.formula).toBe('NiH10O7');
  expect(summary.elements).toEqual(['Ni', 'O', 'H']);
  expect(summary.name).toBe('NiH10O7');
  expect(density(structure)).toBeCloseTo((1.66053907 * (58.693 + 7 * 15.999 + 10 * 1.008)) / (4.5937 ** 2 * 2.9587), 6);
});

test.each([
  [{ ...rutile, atoms_x: '!!' }, /packed column/],
  [{ ...rutile, atoms_sites: 'x' }, /packed column/],
  [{ ...rutile, a: '<missing>' }, /_cell_length_a is missing/],
  [{ ...rutile, atoms_sites: '["Ti","M1"]' }, /"M1" names no element/],
])('a damaged record is named with its place: case %#', (row, sentence) => {
  expect(() => decodeAmcsdRow(row)).toThrow(sentence);
  expect(() => decodeAmcsdRow(row)).toThrow(/0004242/);
});

test('a row that lacks columns is refused', () => {
  expect(() => decodeAmcsdRow({ id: 1 })).toThrow(LabError);
});

// The database comes from a 21 MB wheel: unzip larch/xrd/amcsd_cif1.db of xraylarch 0.9.75 to where AMCSD_DB says, or to <temp folder>/amcsd_cif1.db.
const database = process.env['AMCSD_DB'] ?? path.join(tmpdir(), 'amcsd_cif1.db');
test.skipIf(!existsSync(database))(
  'all 9,275 records decode, 99 % of them with the published density, and give line lists',
  () => {
    const db = new Database(database, { readonly: true });
    const rows = db.prepare(amcsdQuery).all();
    db.close();
    expect(rows).toHaveLength(9275);
    let [agreeing, withLines] = [0, 0];
    for (const row of rows) {
      const { structure, summary } = decodeAmcsdRow(row);
      if (summary.verification.length > 0) agreeing++;
      const lines = calculateLineList(structure, { dMin: 1.2 });
      if (lines.dSpacing.length > 1 && lines.intensity.every((v) => Number.isFinite(v) && v > 0)) withLines++;
    }
    expect(agreeing).toBeGreaterThan(0.99 * rows.length);
    expect(withLines).toBeGreaterThan(0.999 * rows.length);
  },
);
