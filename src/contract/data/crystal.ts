/** Crystal structures and the line lists calculated from them. */

/** Unit cell, lengths in Å and angles in degrees. */
export interface Cell {
  a: number;
  b: number;
  c: number;
  alpha: number;
  beta: number;
  gamma: number;
}

/** An atom of the asymmetric unit. */
export interface Site {
  label: string;
  /** Element symbol, `D` for deuterium. */
  element: string;
  /** Oxidation state where stated, e.g. +2. */
  charge?: number;
  /** Fractional coordinates. */
  x: number;
  y: number;
  z: number;
  occupancy: number;
  /** Isotropic displacement parameter B in Å² where stated. */
  bIso?: number;
  /** Hydrogens bound to the atom whose places the source does not give (`Wat`, `O-H`): counted in formula and density, not in diffraction. */
  hydrogens?: number;
}

/** A structure as published: the asymmetric unit and the symmetry that fills the cell. */
export interface CrystalStructure {
  name?: string;
  cell: Cell;
  /** Hermann-Mauguin symbol as written in the source, e.g. `P 42/m n m`. */
  spaceGroup: string;
  /** International Tables number 1-230; 0 for a setting outside the tables whose operators are given. */
  spaceGroupNumber: number;
  /** Symmetry operators as coordinate triplets, e.g. `-x,-y,z+1/2`; all of them, identity included. */
  operators: string[];
  sites: Site[];
  citation?: string;
  /** Entry in a public database, e.g. `COD 1000000`, where the source says it. */
  databaseCode?: string;
}

/**
 * Reflections of a structure down to a smallest d-spacing; independent of the wavelength.
 * Parallel arrays of the same length, d descending.
 */
export interface LineList {
  /** Å. */
  dSpacing: Float64Array;
  /** Σ |F|² over the family: multiplicity × |F(hkl)|² (electrons²), displacement factor included, Lorentz-polarisation not. */
  intensity: Float64Array;
  /** Flat h,k,l triples: one representative of the strongest family on the line. */
  hkl: Int16Array;
  multiplicity: Uint16Array;
}
