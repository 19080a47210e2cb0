import { reciprocalStep } from './lineIndex.js';

/** What becomes of each fine position (1/d) at one wavelength. */
export interface AngleTable {
  wavelength: number;
  /** Degrees 2θ; NaN where no reflection is possible. */
  twoTheta: Float32Array;
  /** Degrees 2θ by which a relative lattice change of 1 lowers the position: (360/π) tan θ. */
  perStrain: Float32Array;
  /** Lorentz-polarisation factor × sin²θ / 2, which turns stored strengths (they have d² in them) into intensities: 1 at θ = 0. */
  factor: Float32Array;
}

/** Of the wavelength that was asked for last: most measurements are of one laboratory. */
let latest: AngleTable | undefined;

export function angleTable(wavelength: number): AngleTable {
  if (latest?.wavelength === wavelength) return latest;
  const twoTheta = new Float32Array(65536).fill(NaN);
  const perStrain = new Float32Array(65536);
  const factor = new Float32Array(65536);
  for (let k = 1; k < 65536; k++) {
    const reciprocal = k * reciprocalStep;
    const sine = (wavelength * reciprocal) / 2;
    if (sine >= 0.999) break;
    const theta = Math.asin(sine);
    twoTheta[k] = (360 / Math.PI) * theta;
    perStrain[k] = (360 / Math.PI) * Math.tan(theta);
    factor[k] = seenFactor(theta);
  }
  latest = { wavelength, twoTheta, perStrain, factor };
  return latest;
}

/** Lorentz-polarisation factor × sin²θ / 2. */
export function seenFactor(theta: number): number {
  return (1 + Math.cos(2 * theta) ** 2) / (2 * Math.cos(theta));
}
