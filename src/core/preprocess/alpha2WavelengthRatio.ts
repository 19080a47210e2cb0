import { meanAlpha, tubeAnodes } from '../../contract/data/anodes.js';
import type { Radiation } from '../../contract/data/spectrum.js';

/** λ(Kα2)/λ(Kα1) of a beam: as stated, or of the anode whose Kα1 (or mean Kα) line has its wavelength; undefined where no anode has. */
export function alpha2WavelengthRatio(radiation: Radiation): number | undefined {
  if (radiation.wavelengthAlpha2 !== undefined) return radiation.wavelengthAlpha2 / radiation.wavelength;
  for (const lines of tubeAnodes) {
    const { alpha1, alpha2 } = lines;
    const mean = meanAlpha(lines);
    if (Math.abs(radiation.wavelength / alpha1 - 1) < 3e-4 || Math.abs(radiation.wavelength / mean - 1) < 3e-4)
      return alpha2 / alpha1;
  }
  return undefined;
}
