import type { CrystalStructure } from '../../contract/data/crystal.js';
import { corundum } from './corundum.js';
import { dOf } from './bragg.js';
import { calculateLineList } from './calculateLineList.js';
import { linesPerWeight } from './linesPerWeight.js';

/**
 * Reference intensity ratio I/Ic: integrated intensity of the strongest line to that of corundum's (113) in a mixture of equal weights,
 * flat specimen, lines up to 90° 2θ. Absorption is that of the mixture and cancels. C. R. Hubbard, E. H. Evans, D. K. Smith, J. Appl.
 * Cryst. 9 (1976) 169, doi 10.1107/S0021889876010807.
 */
export function referenceIntensityRatio(
  structure: CrystalStructure,
  wavelength: number,
  options: { ignoreDisplacement?: boolean } = {},
): number {
  return strongest(structure, wavelength, options) / strongest(corundum(), wavelength, options);
}

function strongest(structure: CrystalStructure, wavelength: number, options: { ignoreDisplacement?: boolean }): number {
  const lines = calculateLineList(structure, { ...options, dMin: dOf(90, wavelength) });
  return linesPerWeight(structure, lines, wavelength).reduce((most, value) => Math.max(most, value), 0);
}
