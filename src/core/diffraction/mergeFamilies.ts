import type { Families } from './calculateFamilies.js';

/** A line: families that share a d-spacing, `from` inclusive to `to` exclusive in the list of families. */
export interface MergedLine {
  from: number;
  to: number;
  /** Σ multiplicity × |F|². */
  intensity: number;
}

/** Relative difference of d below which no powder pattern separates lines; 10⁻⁵ ° in 2θ at 40°. */
const sameSpacing = 3e-7;

/** Gathers families of the same d-spacing into lines and drops lines that extinction leaves empty. */
export function mergeFamilies(families: Families): MergedLine[] {
  const lines: MergedLine[] = [];
  let strongest = 0;
  for (let from = 0; from < families.count;) {
    const edge = (families.inverseSquare[from] ?? 0) * (1 + 2 * sameSpacing);
    let to = from;
    let intensity = 0;
    for (; to < families.count && (families.inverseSquare[to] ?? 0) <= edge; to++)
      intensity += (families.multiplicity[to] ?? 0) * (families.squaredAmplitude[to] ?? 0);
    lines.push({ from, to, intensity });
    strongest = Math.max(strongest, intensity);
    from = to;
  }
  // The absolute floor is for patterns of nothing but extinct lines: rounding leaves about 10⁻²⁶ electrons².
  return lines.filter((line) => line.intensity > Math.max(strongest * 1e-7, 1e-6));
}
