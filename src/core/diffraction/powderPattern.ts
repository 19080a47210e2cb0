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
  const { wavelength, wavelengthAlpha2, alpha2Ratio = 0.5 } = radiation;
  const count = lines.dSpacing.length;
  const twoTheta = new Float64Array(2 * count);
  const intensity = new Float64Array(2 * count);
  const lineIndex = new Int32Array(2 * count);
  let size = 0;
  let strongest = 0;
  const add = (line: number, angle: number, share: number): void => {
    const value = share * (lines.intensity[line] ?? 0) * lorentzPolarisation(angle);
    if (value > strongest) strongest = value;
    twoTheta[size] = angle;
    intensity[size] = value;
    lineIndex[size++] = line;
  };
  const angleOf = (line: number, beam: number): number => twoThetaOf(lines.dSpacing[line] ?? 0, beam);
  // d descends, so the angles of each beam ascend: the two sequences are merged. NaN, beyond backscattering, ends one.
  const inside = (angle: number): boolean => angle <= range.to && angle < 180;
  let [first, second] = [0, wavelengthAlpha2 === undefined ? count : 0];
  for (;;) {
    const angle1 = first < count ? angleOf(first, wavelength) : Number.NaN;
    const angle2 = second < count ? angleOf(second, wavelengthAlpha2 ?? 0) : Number.NaN;
    if (!inside(angle1) && !inside(angle2)) break;
    if (inside(angle1) && !(angle2 < angle1)) {
      if (angle1 >= range.from) add(first, angle1, 1);
      first++;
    } else {
      if (angle2 >= range.from) add(second, angle2, alpha2Ratio);
      second++;
    }
  }
  for (let i = 0; i < size; i++) intensity[i] = (100 * (intensity[i] ?? 0)) / strongest;
  return {
    twoTheta: twoTheta.slice(0, size),
    intensity: intensity.slice(0, size),
    lineIndex: lineIndex.slice(0, size),
  };
}
