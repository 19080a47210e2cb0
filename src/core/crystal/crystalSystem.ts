export type CrystalSystem =
  'triclinic' | 'monoclinic' | 'orthorhombic' | 'tetragonal' | 'trigonal' | 'hexagonal' | 'cubic';

/** Crystal system of an International Tables number 1-230. */
export function crystalSystem(spaceGroupNumber: number): CrystalSystem {
  if (spaceGroupNumber <= 2) return 'triclinic';
  if (spaceGroupNumber <= 15) return 'monoclinic';
  if (spaceGroupNumber <= 74) return 'orthorhombic';
  if (spaceGroupNumber <= 142) return 'tetragonal';
  if (spaceGroupNumber <= 167) return 'trigonal';
  return spaceGroupNumber <= 194 ? 'hexagonal' : 'cubic';
}
