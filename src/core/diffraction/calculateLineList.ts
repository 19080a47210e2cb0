import type { CrystalStructure, LineList } from '../../contract/data/crystal.js';
import type { PrimitiveContents } from '../crystal/expandPrimitive.js';
import { calculateFamilies, type Families, type FamiliesOptions } from './calculateFamilies.js';
import { lineImportance } from './lineImportance.js';
import { mergeFamilies, type MergedLine } from './mergeFamilies.js';

export interface LineListOptions extends FamiliesOptions {
  /** Keep only so many lines, the strongest in a powder pattern (intensity × d², the Lorentz factor at small angles, or see `wavelengths`). */
  maxLines?: number;
  /** Judge the strength of a line by the largest share of the strongest that it has in patterns at these wavelengths (Å). */
  wavelengths?: readonly number[];
  /** Leave out lines whose strength, so judged, is a smaller share than this. Needs `wavelengths`. */
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
  const { maxLines, faintest, wavelengths } = options;
  if (faintest !== undefined || (maxLines !== undefined && lines.length > maxLines)) {
    const strengths = strengthsOf(families, lines, wavelengths);
    const kept = [...lines.keys()].filter((i) => strengths[i]! >= (faintest ?? 0));
    if (maxLines !== undefined && kept.length > maxLines) {
      kept.sort((p, q) => strengths[q]! - strengths[p]!).length = maxLines;
      kept.sort((p, q) => p - q);
    }
    lines = kept.map((i) => lines[i]!);
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

function strengthsOf(
  families: Families,
  lines: readonly MergedLine[],
  wavelengths: readonly number[] | undefined,
): Float64Array {
  const inverseSquare = Float64Array.from(lines, ({ from }) => families.inverseSquare[from]!);
  const intensity = Float64Array.from(lines, (line) => line.intensity);
  if (wavelengths !== undefined) return lineImportance(inverseSquare, intensity, wavelengths);
  return intensity.map((value, i) => value / inverseSquare[i]!);
}
