import { kAlphaRadiation, meanAlpha, tubeAnodes } from '../../../contract/data/anodes.js';
import type { Radiation, ValueOrigin } from '../../../contract/data/spectrum.js';

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
  const lines = tubeAnodes.find(({ anode }) => anode === element);
  return lines && kAlphaRadiation(lines, origin);
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
  return tubeAnodes.some(({ anode }) => anode === symbol) ? symbol : undefined;
}

function isWavelength(value: number): boolean {
  return Number.isFinite(value) && value >= 0.05 && value <= 10;
}

function usableRatio(ratio: number | undefined): number {
  return ratio !== undefined && ratio > 0 && ratio <= 1 ? ratio : 0.5;
}

function wavelengthLabel(alpha1: number, doublet: boolean): string {
  for (const lines of tubeAnodes) {
    if (Math.abs(alpha1 - lines.alpha1) < 2e-4) return doublet ? `${lines.anode} Kα` : `${lines.anode} Kα1`;
    if (!doublet && Math.abs(alpha1 - meanAlpha(lines)) < 3e-4) return `${lines.anode} Kα`;
  }
  return `${Number(alpha1.toFixed(5))} Å`;
}
