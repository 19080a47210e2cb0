import { plausibility } from '../matching/plausibility.js';

/** Corrections that are tried together; parallel arrays. */
export interface Alignments {
  /** Degrees 2θ, added to reference positions. */
  zeroShift: Float64Array;
  /** Relative lattice change. */
  latticeStrain: Float64Array;
  /** What the merit is multiplied by. */
  plausibility: Float64Array;
}

/** All pairs of zero shifts and strains within the limits, no further apart than the steps; zero is among both unless a count of values is even. */
export function alignments(shifts: readonly number[], strains: readonly number[]): Alignments {
  const pairs = strains.flatMap((latticeStrain) => shifts.map((zeroShift) => ({ zeroShift, latticeStrain })));
  return {
    zeroShift: Float64Array.from(pairs, (pair) => pair.zeroShift),
    latticeStrain: Float64Array.from(pairs, (pair) => pair.latticeStrain),
    plausibility: Float64Array.from(pairs, (pair) => plausibility(pair)),
  };
}

/** `count` values from −limit to limit, evenly. */
export function evenly(limit: number, count: number): number[] {
  if (count === 1 || limit === 0) return [0];
  return Array.from({ length: count }, (_, i) => limit * ((2 * i) / (count - 1) - 1));
}

/** As {@link evenly}, an odd number of values so that none are further apart than `step`. */
export function noFurtherThan(limit: number, step: number): number[] {
  return evenly(limit, 2 * Math.ceil(limit / step - 1e-9) + 1);
}
