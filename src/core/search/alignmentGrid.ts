/** Corrections that are tried, each zero shift (degrees 2θ, added to reference positions) with each strain (relative lattice change). */
export interface AlignmentGrid {
  shifts: number[];
  strains: number[];
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
