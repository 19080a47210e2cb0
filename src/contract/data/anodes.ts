import type { Radiation, ValueOrigin } from './spectrum.js';

/** Characteristic lines of an anode, Å. */
export interface AnodeLines {
  /** Element symbol. */
  anode: string;
  alpha1: number;
  alpha2: number;
  beta1: number;
}

const lines = (anode: string, alpha1: number, alpha2: number, beta1: number): AnodeLines => ({
  anode,
  alpha1,
  alpha2,
  beta1,
});

/**
 * Characteristic wavelengths. Cr, Fe, Co, Ni, Cu: G. Hölzer et al., Phys. Rev. A 56 (1997) 4554, doi 10.1103/PhysRevA.56.4554. Mo, Ag, W:
 * International Tables C (2004), table 4.2.2.4 (R. D. Deslattes et al., Rev. Mod. Phys. 75 (2003) 35, doi 10.1103/RevModPhys.75.35).
 */
export const anodes: readonly AnodeLines[] = [
  lines('Cr', 2.289726, 2.293651, 2.084881),
  lines('Fe', 1.936041, 1.939973, 1.756604),
  lines('Co', 1.788996, 1.792835, 1.620826),
  lines('Ni', 1.65793, 1.661756, 1.500152),
  lines('Cu', 1.5405929, 1.5444274, 1.3922346),
  lines('Mo', 0.70931715, 0.713607, 0.632303),
  lines('Ag', 0.55942178, 0.5638131, 0.4970817),
  lines('W', 0.2090131, 0.2138331, 0.1843768),
];

/** Those to recognise by a wavelength alone: a beam near the lines of tungsten is a synchrotron's. */
export const tubeAnodes: readonly AnodeLines[] = anodes.filter(({ anode }) => anode !== 'W');

/** Mean of the doublet, (2 Kα1 + Kα2) / 3, Å: what a file means that states one wavelength for both. */
export function meanAlpha({ alpha1, alpha2 }: AnodeLines): number {
  return (2 * alpha1 + alpha2) / 3;
}

/** The Kα doublet of an anode, Kα2 at half the intensity of Kα1. */
export function kAlphaRadiation({ anode, alpha1, alpha2 }: AnodeLines, origin: ValueOrigin): Radiation {
  return { label: `${anode} Kα`, wavelength: alpha1, wavelengthAlpha2: alpha2, alpha2Ratio: 0.5, origin };
}
