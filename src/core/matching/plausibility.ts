import type { Alignment } from './renderLines.js';

/** Corrections this small cost next to nothing: relative lattice change, degrees. */
const freeStrain = 0.001;
const freeShift = 0.05;

/**
 * Factor for the corrections a reference needed: 1 for none, about 4 % less for each percent of lattice change and 1 % less for 0.3° of zero
 * shift. Among isostructural references that fit alike, the one whose own lattice is right should win; and where lines are so broad that they
 * leave the corrections open, none should be made.
 */
export function plausibility({ latticeStrain, zeroShift }: Pick<Alignment, 'latticeStrain' | 'zeroShift'>): number {
  const strain = Math.sqrt(latticeStrain * latticeStrain + freeStrain * freeStrain) - freeStrain;
  const shift = Math.sqrt(zeroShift * zeroShift + freeShift * freeShift) - freeShift;
  return 1 - 4 * strain - 0.04 * shift;
}
