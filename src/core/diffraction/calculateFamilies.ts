import type { CrystalStructure } from '../../contract/data/crystal.js';
import { LabError } from '../../contract/data/errors.js';
import { analyseSymmetry } from '../crystal/analyseSymmetry.js';
import { expandPrimitive, type PrimitiveContents } from '../crystal/expandPrimitive.js';
import { structureFactors } from './structureFactors.js';
import { uniqueReflections, type UniqueReflections } from './uniqueReflections.js';

export interface FamiliesOptions {
  /** Smallest d-spacing, Å. */
  dMin: number;
  /** Take every B as zero, as pymatgen does. */
  ignoreDisplacement?: boolean;
}

/** Families of symmetry-equivalent reflections by d descending. */
export interface Families extends UniqueReflections {
  /** |F|² of one reflection of each family, electrons². */
  squaredAmplitude: Float64Array;
}

/**
 * Every family of reflections down to `dMin` with its |F|²; `contents` of the cell where they are known already.
 * @throws LabError `invalid-input` for a `dMin` that is not positive or a structure without atoms.
 */
export function calculateFamilies(
  structure: CrystalStructure,
  options: FamiliesOptions,
  contents?: PrimitiveContents,
): Families {
  if (!(options.dMin > 0))
    throw new LabError('invalid-input', `The smallest d-spacing must be positive, not ${options.dMin}.`);
  if (structure.sites.length === 0) throw new LabError('invalid-input', 'A structure without atoms diffracts nothing.');
  const symmetry = analyseSymmetry(structure.operators);
  const reflections = uniqueReflections(structure.cell, symmetry, options.dMin);
  return {
    ...reflections,
    squaredAmplitude: structureFactors(
      structure,
      reflections,
      options.ignoreDisplacement === true,
      contents ?? expandPrimitive(structure),
    ),
  };
}
