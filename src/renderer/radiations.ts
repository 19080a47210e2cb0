import { anodes, kAlphaRadiation, type Radiation } from '../contract/index.js';

/** The usual anodes, commonest first. */
const USUAL = ['Cu', 'Co', 'Mo', 'Cr', 'Fe', 'Ag'];

/** The anodes to choose from at one click. */
export const quickRadiations: readonly Radiation[] = USUAL.flatMap((name) =>
  anodes.filter(({ anode }) => anode === name).map((lines) => kAlphaRadiation(lines, 'user')),
);

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
