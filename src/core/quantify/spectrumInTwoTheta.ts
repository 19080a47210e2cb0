import type { Spectrum } from '../../contract/data/spectrum.js';
import { toTwoTheta } from '../matching/toTwoTheta.js';

/** The pattern on an axis in degrees 2θ, ascending; points that no angle reaches are left out. @throws LabError `invalid-input` for a Raman axis */
export function spectrumInTwoTheta(spectrum: Spectrum, wavelength: number): Spectrum {
  if (spectrum.unit === 'twoTheta') return spectrum;
  const angle = spectrum.x.map((value) => toTwoTheta(value, spectrum.unit, wavelength));
  const order = Array.from(angle.keys())
    .filter((i) => Number.isFinite(angle[i]))
    .sort((a, b) => angle[a]! - angle[b]!);
  const take = (values: Float64Array): Float64Array => Float64Array.from(order, (i) => values[i]!);
  return {
    technique: 'xrd',
    unit: 'twoTheta',
    x: take(angle),
    y: take(spectrum.y),
    ...(spectrum.sigma ? { sigma: take(spectrum.sigma) } : {}),
  };
}
