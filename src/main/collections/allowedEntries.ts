import type SQLite from 'better-sqlite3';
import type { Restraints } from '../../contract/data/identification.js';
import { searchText } from '../store/searchText.js';

/**
 * One number an entry, in the order of the index: not 0 where the catalogue does not speak against the restraints. `passesRestraints` has the last word on what is
 * found. Imported entries have no class.
 */
export function allowedEntries(db: SQLite.Database, count: number, restraints: Restraints): Uint8Array {
  const { categories, name, spaceGroups, density, cell } = restraints;
  const allowed = new Uint8Array(count);
  if (categories) return allowed;
  const tests = ['1'];
  const values: (string | number)[] = [];
  const test = (sql: string, ...given: (string | number)[]): void => {
    tests.push(sql);
    values.push(...given);
  };
  if (name !== undefined) test('instr(search_text, ?) > 0', searchText([name]));
  if (density) test('density BETWEEN ? AND ?', density.least ?? 0, density.most ?? Number.MAX_VALUE);
  for (const length of cell?.lengths ?? []) {
    // A little wider: the cell of the lines is a rounded one.
    const reach = 1.01 * (cell?.tolerance ?? 0) + 1e-3;
    const range = [length * (1 - reach), length * (1 + reach)];
    test('(a BETWEEN ? AND ? OR b BETWEEN ? AND ? OR c BETWEEN ? AND ?)', ...range, ...range, ...range);
  }
  if (spaceGroups) {
    const all = db.prepare('SELECT DISTINCT space_group FROM entries').pluck().all() as string[];
    const meant = all.filter((symbol) => spaceGroups.some((group) => bare(group) === bare(symbol)));
    test(`space_group IN (${meant.map(() => '?').join(', ')})`, ...meant);
  }
  const found = db.prepare(`SELECT seq FROM entries WHERE ${tests.join(' AND ')}`).pluck();
  for (const seq of found.iterate(...values)) allowed[Number(seq) - 1] = 1;
  return allowed;
}

/** Letters, digits, slash and minus, without the setting. */
function bare(symbol: string): string {
  return symbol
    .replace(/:.*$/, '')
    .replace(/[^A-Za-z0-9/-]/g, '')
    .toLowerCase();
}
