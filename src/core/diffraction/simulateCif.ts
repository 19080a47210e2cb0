import { standardSymbol } from '../crystal/standardSymbol.js';
import type { CrystalStructure } from '../../contract/data/crystal.js';
import type { SimulatedPattern, SimulatedPeak } from '../../contract/data/simulation.js';
import { density } from '../crystal/density.js';
import { formulaOf } from '../crystal/formulaOf.js';
import { dOf, twoThetaOf } from './bragg.js';
import { calculateFamilies } from './calculateFamilies.js';
import { lorentzPolarisation } from './lorentzPolarisation.js';
import { mergeFamilies } from './mergeFamilies.js';
import type { PatternRadiation } from './powderPattern.js';

export interface SimulateOptions {
  /** Weakest line listed, percent of the strongest; 0.001 by default. */
  weakest?: number;
  ignoreDisplacement?: boolean;
}

/**
 * The pattern of a structure as `phaselens simulate` prints it: lines at one wavelength (Kα1 of a doublet) between `from` and `to`
 * (degrees 2θ), ascending.
 * @throws LabError `invalid-input` or `too-large`.
 */
export function simulatePattern(
  structure: CrystalStructure,
  radiation: PatternRadiation,
  range: { from: number; to: number },
  options: SimulateOptions = {},
): SimulatedPattern {
  const { wavelength } = radiation;
  const dMin = dOf(Math.min(range.to, 179.9), wavelength) * (1 - 1e-9);
  const families = calculateFamilies(structure, { dMin, ignoreDisplacement: options.ignoreDisplacement === true });
  const peaks: SimulatedPeak[] = [];
  for (const line of mergeFamilies(families)) {
    const own = (f: number): number => (families.multiplicity[f] ?? 0) * (families.squaredAmplitude[f] ?? 0);
    const present = Array.from({ length: line.to - line.from }, (_, i) => line.from + i)
      .filter((f) => own(f) > line.intensity * 1e-7)
      .sort((p, q) => own(q) - own(p));
    const d = 1 / Math.sqrt(families.inverseSquare[present[0] ?? line.from] ?? 0);
    const twoTheta = twoThetaOf(d, wavelength);
    if (!(twoTheta >= range.from && twoTheta <= range.to)) continue;
    peaks.push({
      twoTheta,
      d,
      intensity: line.intensity * lorentzPolarisation(twoTheta),
      hkl: present.map((f) => [families.hkl[3 * f] ?? 0, families.hkl[3 * f + 1] ?? 0, families.hkl[3 * f + 2] ?? 0]),
      multiplicity: present.reduce((sum, f) => sum + (families.multiplicity[f] ?? 0), 0),
    });
  }
  const strongest = peaks.reduce((most, peak) => Math.max(most, peak.intensity), 0);
  return {
    formula: formulaOf(structure),
    spaceGroup: standardSymbol(structure.spaceGroup),
    cell: structure.cell,
    density: density(structure),
    wavelength,
    peaks: peaks
      .map((peak) => ({ ...peak, intensity: (100 * peak.intensity) / strongest }))
      .filter((peak) => peak.intensity >= (options.weakest ?? 0.001)),
  };
}
