import type { Radiation, ValueOrigin } from '../../../contract/data/spectrum.js';

/**
 * Kα1 and Kα2 wavelengths in Å of the usual anodes: Cr to Cu from Hölzer et al., Phys. Rev. A 56 (1997) 4554,
 * doi:10.1103/PhysRevA.56.4554; Mo and Ag from Deslattes et al., Rev. Mod. Phys. 75 (2003) 35, doi:10.1103/RevModPhys.75.35.
 */
const kAlpha: Record<string, [number, number]> = {
  Cr: [2.289726, 2.293651],
  Fe: [1.936041, 1.939973],
  Co: [1.788996, 1.792835],
  Ni: [1.65793, 1.661756],
  Cu: [1.540593, 1.544427],
  Mo: [0.709317, 0.713607],
  Ag: [0.559422, 0.563813],
};

export interface RadiationStated {
  anode?: string | undefined;
  /** Å. */
  alpha1?: number | undefined;
  alpha2?: number | undefined;
  /** I(Kα2)/I(Kα1). */
  ratio?: number | undefined;
  origin: ValueOrigin;
}

/**
 * The radiation of a measurement from what a file states: wavelengths where given, otherwise the Kα doublet of the anode.
 * Undefined where neither is stated, or the wavelength is outside 0.05-10 Å.
 */
export function radiationFrom({ anode, alpha1, alpha2, ratio, origin }: RadiationStated): Radiation | undefined {
  const element = anodeElement(anode);
  if (alpha1 !== undefined && isWavelength(alpha1)) {
    const doublet =
      alpha2 !== undefined && isWavelength(alpha2) && alpha2 > alpha1 && alpha2 < alpha1 * 1.03 && ratio !== 0;
    return {
      label: wavelengthLabel(alpha1, doublet),
      wavelength: alpha1,
      ...(doublet ? { wavelengthAlpha2: alpha2, alpha2Ratio: usableRatio(ratio) } : {}),
      origin,
    };
  }
  const lines = element === undefined ? undefined : kAlpha[element];
  if (element === undefined || lines === undefined) return undefined;
  return { label: `${element} Kα`, wavelength: lines[0], wavelengthAlpha2: lines[1], alpha2Ratio: 0.5, origin };
}

/** Element symbol of an anode as files write it (`Cu`, `CU`, `copper`), undefined for one without a table entry. */
export function anodeElement(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const word = /^\s*([A-Za-z]+)/.exec(text)?.[1]?.toLowerCase() ?? '';
  const names: Record<string, string> = {
    copper: 'Cu',
    cobalt: 'Co',
    molybdenum: 'Mo',
    chromium: 'Cr',
    iron: 'Fe',
    silver: 'Ag',
    nickel: 'Ni',
  };
  const symbol = names[word] ?? word.charAt(0).toUpperCase() + word.slice(1);
  return Object.hasOwn(kAlpha, symbol) ? symbol : undefined;
}

function isWavelength(value: number): boolean {
  return Number.isFinite(value) && value >= 0.05 && value <= 10;
}

function usableRatio(ratio: number | undefined): number {
  return ratio !== undefined && ratio > 0 && ratio <= 1 ? ratio : 0.5;
}

function wavelengthLabel(alpha1: number, doublet: boolean): string {
  for (const [element, [line1, line2]] of Object.entries(kAlpha)) {
    if (Math.abs(alpha1 - line1) < 2e-4) return doublet ? `${element} Kα` : `${element} Kα1`;
    if (!doublet && Math.abs(alpha1 - (2 * line1 + line2) / 3) < 3e-4) return `${element} Kα`;
  }
  return `${Number(alpha1.toFixed(5))} Å`;
}
