import type { Radiation } from '../contract/index.js';

/**
 * Kα1 and Kα2 of the usual anodes, Å. Source: R. D. Deslattes et al., X-ray transition energies: new approach to a comprehensive
 * evaluation, Rev. Mod. Phys. 75 (2003) 35, https://doi.org/10.1103/RevModPhys.75.35 (table V, as in NIST SRD 128).
 */
const ANODES: readonly [anode: string, alpha1: number, alpha2: number][] = [
  ['Cu', 1.540593, 1.544427],
  ['Co', 1.788996, 1.792835],
  ['Mo', 0.709317, 0.713607],
  ['Cr', 2.289726, 2.293651],
  ['Fe', 1.936041, 1.939973],
  ['Ag', 0.559422, 0.563813],
];

/** The anodes to choose from at one click. */
export const quickRadiations: readonly Radiation[] = ANODES.map(([anode, wavelength, wavelengthAlpha2]) => ({
  label: `${anode} Kα`,
  wavelength,
  wavelengthAlpha2,
  alpha2Ratio: 0.5,
  origin: 'user',
}));

/** A single wavelength in Å, as said by the person. */
export function radiationOfWavelength(wavelength: number): Radiation {
  return { label: `${wavelength} Å`, wavelength, origin: 'user' };
}

/** `Cu Kα 1.5406 Å (from file)`. */
export function describeRadiation(radiation: Radiation): string {
  const number = `${Number(radiation.wavelength.toFixed(5))} Å`;
  const label = radiation.label.includes('Å') ? number : `${radiation.label} ${number}`;
  switch (radiation.origin) {
    case 'file':
      return `${label} (from file)`;
    case 'user':
      return `${label} (set by you)`;
    case 'assumed':
      return `${label} (assumed)`;
  }
}
