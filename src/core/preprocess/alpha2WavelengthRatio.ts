import type { Radiation } from '../../contract/data/spectrum.js';

/** Kα1 and Kα2 wavelengths in Å of the usual anodes: Hölzer et al. 1997, doi 10.1103/PhysRevA.56.4554; Mo, Ag: Deslattes et al. 2003, doi 10.1103/RevModPhys.75.35. */
const doublets: readonly (readonly [number, number])[] = [
  [2.289726, 2.293651],
  [1.936041, 1.939973],
  [1.788996, 1.792835],
  [1.5405929, 1.5444274],
  [0.7093172, 0.713607],
  [0.5594218, 0.5638131],
];

/** λ(Kα2)/λ(Kα1) of a beam: as stated, or of the anode whose Kα1 (or mean Kα) line has its wavelength; undefined where no anode has. */
export function alpha2WavelengthRatio(radiation: Radiation): number | undefined {
  if (radiation.wavelengthAlpha2 !== undefined) return radiation.wavelengthAlpha2 / radiation.wavelength;
  for (const [alpha1, alpha2] of doublets) {
    const mean = (2 * alpha1 + alpha2) / 3;
    if (Math.abs(radiation.wavelength / alpha1 - 1) < 3e-4 || Math.abs(radiation.wavelength / mean - 1) < 3e-4)
      return alpha2 / alpha1;
  }
  return undefined;
}
