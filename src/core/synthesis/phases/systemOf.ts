import type { CrystalStructure } from '../../../contract/data/crystal.js';
import type { CrystalSystem } from '../../../contract/data/dataset.js';

/** Last space group number of each system. */
const LAST: readonly [number, CrystalSystem][] = [
  [2, 'triclinic'],
  [15, 'monoclinic'],
  [74, 'orthorhombic'],
  [142, 'tetragonal'],
  [167, 'trigonal'],
  [194, 'hexagonal'],
  [230, 'cubic'],
];

/**
 * Crystal system by the space group. Of settings outside the tables, and of structures written out in P 1 as databases of calculated ones
 * give them, by the cell: strain that its metric does not allow would split lines that are one.
 */
export function systemOf({
  spaceGroupNumber,
  cell,
}: Pick<CrystalStructure, 'spaceGroupNumber' | 'cell'>): CrystalSystem {
  if (spaceGroupNumber > 1) return LAST.find(([last]) => spaceGroupNumber <= last)?.[1] ?? 'triclinic';
  const { a, b, c, alpha, beta, gamma } = cell;
  const angles = [alpha, beta, gamma];
  const right = angles.filter((angle) => near(angle, 90)).length;
  const all = same(a, b) && same(b, c);
  if (right === 3) {
    if (all) return 'cubic';
    return same(a, b) ? 'tetragonal' : 'orthorhombic';
  }
  if (right === 2) return near(gamma, 120) && same(a, b) ? 'hexagonal' : 'monoclinic';
  if (!all || !near(alpha, beta) || !near(beta, gamma)) return 'triclinic';
  // Primitive cells of face- and body-centred cubic lattices.
  return near(alpha, 60) || near(alpha, BODY_CENTRED) ? 'cubic' : 'trigonal';
}

const BODY_CENTRED = (Math.acos(-1 / 3) * 180) / Math.PI;
const near = (p: number, q: number): boolean => Math.abs(p - q) < 0.01;
const same = (p: number, q: number): boolean => Math.abs(p / q - 1) < 0.0005;
