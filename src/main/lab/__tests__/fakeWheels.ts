import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { strToU8, zipSync } from 'fflate';

/** Columns of fractions as xraylarch packs them: int32 little-endian, value × 4·10⁶, base64. */
function packed(values: number[]): string {
  return Buffer.from(Int32Array.from(values, (value) => Math.round(value * 4e6)).buffer).toString('base64');
}

const schema = `
  CREATE TABLE minerals (id INTEGER PRIMARY KEY, name TEXT);
  CREATE TABLE spacegroups (id INTEGER PRIMARY KEY, hm_notation TEXT, symmetry_xyz TEXT);
  CREATE TABLE publications (id INTEGER PRIMARY KEY, journalname TEXT, volume TEXT, year TEXT, page_first TEXT, page_last TEXT);
  CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT);
  CREATE TABLE publication_authors (publication_id INTEGER, author_id INTEGER);
  CREATE TABLE cif (id INTEGER PRIMARY KEY, mineral_id INTEGER, spacegroup_id INTEGER, publication_id INTEGER, formula TEXT, pub_title TEXT,
    formula_title TEXT, a TEXT, b TEXT, c TEXT, alpha TEXT, beta TEXT, gamma TEXT, crystal_density TEXT, atoms_sites TEXT, atoms_x TEXT, atoms_y TEXT,
    atoms_z TEXT, atoms_occupancy TEXT, atoms_u_iso TEXT, atoms_aniso_label TEXT, atoms_aniso_u11 TEXT, atoms_aniso_u22 TEXT, atoms_aniso_u33 TEXT,
    atoms_aniso_u12 TEXT, atoms_aniso_u13 TEXT, atoms_aniso_u23 TEXT);
  INSERT INTO minerals VALUES (1, 'Periclase');
  INSERT INTO spacegroups VALUES (1, 'F m -3 m', '0');
  INSERT INTO publications VALUES (1, 'Journal of Tests', '1', '2026', '1', '2');
  INSERT INTO authors VALUES (1, 'Tester A');
  INSERT INTO publication_authors VALUES (1, 1);`;

/** A wheel with the one-record database of `count` rock-salt oxides, one more of them broken. Our own numbers in xraylarch's form. */
export function fakeAmcsdWheel(path: string, count: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'phaselens-fake-'));
  const file = join(folder, 'a.db');
  const db = new SQLite(file);
  db.exec(schema);
  const insert = db.prepare(
    `INSERT INTO cif VALUES (?, 1, 1, 1, 'Mg O', 'A test', 'MgO', ?, ?, ?, '90', '90', '90', '3.58', ?, ?, ?, ?, '0', '0', '0', '0', '0', '0', '0', '0', '0')`,
  );
  for (let id = 1; id <= count; id++) {
    const a = (4.2 + id / 1000).toFixed(3);
    insert.run(id, a, a, a, '["Mg","O"]', packed([0, 0.5]), packed([0, 0.5]), packed([0, 0.5]));
  }
  insert.run(count + 1, '4', '4', '4', '["Mg"]', '***', '***', '***');
  db.close();
  writeFileSync(
    path,
    zipSync({ 'larch/__init__.py': strToU8(''), 'larch/xrd/amcsd_cif1.db': new Uint8Array(readFileSync(file)) }),
  );
  rmSync(folder, { recursive: true, force: true });
}

/** A wheel with three Raman spectra, rows interleaved as in the true one, and a record without spectrum. */
export function fakeRamanWheel(path: string): void {
  const header = 'spectrum_identity,spectrum_id,organization,spectrum_type,other_information,rid,sample_name';
  const metadata = [
    header,
    'Calcite,Calcite__R000001,RRUFF,Raman,rruff.info/R000001,R000001,11',
    'Ti O2,1000001,Raman Open Database,Raman,http://rod,"",12',
    '"Polymer, a test",p1,A laboratory,Raman,,,13',
    'Nothing,p2,A laboratory,Raman,,,14',
  ];
  const rows = ['wavenumber,intensity,sample_name,group'];
  const bands: Record<string, number> = { 11: 1086, 12: 448, 13: 1000 };
  for (let x = 100; x < 1400; x += 2) {
    for (const [sample, centre] of Object.entries(bands))
      rows.push(`${x},${(1 / (1 + ((x - centre) / 4) ** 2)).toFixed(6)},${sample},${sample}`);
  }
  writeFileSync(
    path,
    zipSync({
      'pyopenspecy/data/raman_library.csv': strToU8(`${rows.join('\n')}\n`),
      'pyopenspecy/data/raman_metadata.csv': strToU8(`${metadata.join('\n')}\n`),
    }),
  );
}
