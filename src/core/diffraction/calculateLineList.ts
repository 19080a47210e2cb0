import type { CrystalStructure, LineList } from '../../contract/data/crystal.js';
import type { PrimitiveContents } from '../crystal/expandPrimitive.js';
import { calculateFamilies, type FamiliesOptions } from './calculateFamilies.js';
import { mergeFamilies } from './mergeFamilies.js';

export interface LineListOptions extends FamiliesOptions {
  /** Keep only so many lines, the strongest in a powder pattern (intensity × d², the Lorentz factor at small angles). */
  maxLines?: number;
  /** Leave out lines weaker than this share of the strongest, both as they count for `maxLines`. */
  faintest?: number;
}

/**
 * The powder lines of a structure, independent of the wavelength: multiplicity × |F|² summed over all families of equal d-spacing, d
 * descending. A line's `multiplicity` counts all its reflections, its `hkl` belongs to the strongest family. Systematically absent
 * lines (below 10⁻⁷ of the strongest) are left out. Conventions: docs/adr/0003-diffraction-conventions.md.
 * @throws LabError `invalid-input` or `too-large`.
 */
export function calculateLineList(
  structure: CrystalStructure,
  options: LineListOptions,
  contents?: PrimitiveContents,
): LineList {
  const families = calculateFamilies(structure, options, contents);
  let lines = mergeFamilies(families);
  const weight = (line: (typeof lines)[number]): number => line.intensity / (families.inverseSquare[line.from] ?? 1);
  if (options.faintest !== undefined) {
    const least = options.faintest * lines.reduce((most, line) => Math.max(most, weight(line)), 0);
    lines = lines.filter((line) => weight(line) >= least);
  }
  if (options.maxLines !== undefined && lines.length > options.maxLines) {
    lines = [...lines]
      .sort((p, q) => weight(q) - weight(p))
      .slice(0, options.maxLines)
      .sort((p, q) => p.from - q.from);
  }
  const list: LineList = {
    dSpacing: new Float64Array(lines.length),
    intensity: new Float64Array(lines.length),
    hkl: new Int16Array(3 * lines.length),
    multiplicity: new Uint16Array(lines.length),
  };
  for (const [i, line] of lines.entries()) {
    let best = line.from;
    let bestIntensity = -1;
    let multiplicity = 0;
    for (let f = line.from; f < line.to; f++) {
      const own = (families.multiplicity[f] ?? 0) * (families.squaredAmplitude[f] ?? 0);
      if (own > line.intensity * 1e-7) multiplicity += families.multiplicity[f] ?? 0;
      if (own > bestIntensity) [best, bestIntensity] = [f, own];
    }
    list.dSpacing[i] = 1 / Math.sqrt(families.inverseSquare[best] ?? 0);
    list.intensity[i] = line.intensity;
    list.multiplicity[i] = multiplicity;
    for (let j = 0; j < 3; j++) list.hkl[3 * i + j] = families.hkl[3 * best + j] ?? 0;
  }
  return list;
}
