import type { CrystalStructure, LineList } from '../../contract/data/crystal.js';
import { cellVolume } from '../crystal/cellVolume.js';
import { density } from '../crystal/density.js';
import { twoThetaOf } from './bragg.js';
import { lorentzPolarisation } from './lorentzPolarisation.js';

/**
 * Integrated intensity of each line for equal weights of any phases in one flat thick specimen: Σ|F|² Lp / (V² ρ); electrons² Å⁻⁶ cm³ g⁻¹, 0 for
 * a line that no angle reaches. H. P. Klug, L. E. Alexander, X-ray Diffraction Procedures (Wiley 1974), chapter 7.
 */
export function linesPerWeight(structure: CrystalStructure, lines: LineList, wavelength: number): Float64Array {
  const perWeight = 1 / (cellVolume(structure.cell) ** 2 * density(structure));
  return lines.intensity.map((intensity, k) => {
    const angle = twoThetaOf(lines.dSpacing[k] ?? 0, wavelength);
    return Number.isFinite(angle) ? intensity * lorentzPolarisation(angle) * perWeight : 0;
  });
}
