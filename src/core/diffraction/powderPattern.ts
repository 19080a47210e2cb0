import type { LineList } from '../../contract/data/crystal.js';
import { twoThetaOf } from './bragg.js';
import { lorentzPolarisation } from './lorentzPolarisation.js';

/** Wavelengths in Å; the part of the contract's Radiation that the pattern needs. */
export interface PatternRadiation {
  wavelength: number;
  wavelengthAlpha2?: number;
  /** I(Kα2)/I(Kα1). */
  alpha2Ratio?: number;
}

/** Sticks by 2θ ascending; parallel arrays. */
export interface PowderPattern {
  /** Degrees. */
  twoTheta: Float64Array;
  /** Integrated intensity with the Lorentz-polarisation factor, strongest stick 100. */
  intensity: Float64Array;
  /** Index into the line list; Kα1 and Kα2 sticks of a line share it. */
  lineIndex: Int32Array;
}

/**
 * Sticks of a line list at a radiation within `range` (degrees 2θ, both ends included). With a Kα2 wavelength every line gives two
 * sticks, the second `alpha2Ratio` (0.5 unless told) times the first.
 */
export function powderPattern(
  lines: LineList,
  radiation: PatternRadiation,
  range: { from: number; to: number },
): PowderPattern {
  const beams: [number, number][] = [[radiation.wavelength, 1]];
  if (radiation.wavelengthAlpha2 !== undefined) beams.push([radiation.wavelengthAlpha2, radiation.alpha2Ratio ?? 0.5]);
  const sticks: { twoTheta: number; intensity: number; line: number }[] = [];
  let strongest = 0;
  for (const [wavelength, share] of beams)
    for (let line = 0; line < lines.dSpacing.length; line++) {
      const twoTheta = twoThetaOf(lines.dSpacing[line] ?? 0, wavelength);
      // NaN beyond backscattering fails both comparisons.
      if (!(twoTheta >= range.from && twoTheta <= range.to && twoTheta < 180)) continue;
      const intensity = share * (lines.intensity[line] ?? 0) * lorentzPolarisation(twoTheta);
      strongest = Math.max(strongest, intensity);
      sticks.push({ twoTheta, intensity, line });
    }
  sticks.sort((p, q) => p.twoTheta - q.twoTheta);
  return {
    twoTheta: Float64Array.from(sticks, (s) => s.twoTheta),
    intensity: Float64Array.from(sticks, (s) => (100 * s.intensity) / strongest),
    lineIndex: Int32Array.from(sticks, (s) => s.line),
  };
}
