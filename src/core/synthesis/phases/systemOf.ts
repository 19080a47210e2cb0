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

/** Crystal system by the space group; of settings outside the tables by the cell. */
export function systemOf({
  spaceGroupNumber,
  cell,
}: Pick<CrystalStructure, 'spaceGroupNumber' | 'cell'>): CrystalSystem {
  if (spaceGroupNumber > 0) return LAST.find(([last]) => spaceGroupNumber <= last)?.[1] ?? 'triclinic';
  const { a, b, c, alpha, beta, gamma } = cell;
  const right = [alpha, beta, gamma].filter((angle) => angle === 90).length;
  if (right === 3) {
    if (a !== b) return 'orthorhombic';
    return b === c ? 'cubic' : 'tetragonal';
  }
  if (right === 2) return gamma === 120 && a === b ? 'hexagonal' : 'monoclinic';
  return alpha === beta && beta === gamma && a === b && b === c ? 'trigonal' : 'triclinic';
}
