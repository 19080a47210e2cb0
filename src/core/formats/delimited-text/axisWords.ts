import type { AxisUnit, Technique } from '../../../contract/data/spectrum.js';

export interface AxisMeaning {
  technique: Technique;
  unit: AxisUnit;
  /** Words that settle it, or words that only point there. */
  certain: boolean;
}

const patterns: [RegExp, AxisMeaning][] = [
  [/^(?=.*raman)(?=.*(?:wave\s*-?length|\bnm\b))/i, { technique: 'raman', unit: 'wavelength', certain: true }],
  [/raman/i, { technique: 'raman', unit: 'ramanShift', certain: true }],
  [
    /2\s*[-_*]?\s*(?:theta|th\b|[θϴΘ])|two[\s_-]*theta|\b[t2]th(?:eta)?\b|\btth\b|\btwotheta|diffraction\s*angle/iu,
    { technique: 'xrd', unit: 'twoTheta', certain: true },
  ],
  [
    /cm\s*(?:\^|\*\*)?\s*\(?\s*[-−–⁻]\s*[1¹]|1\s*\/\s*cm|wave\s*-?number|^shift\b/iu,
    { technique: 'raman', unit: 'ramanShift', certain: true },
  ],
  [
    /\bd[\s_-]*(?:spacing|value)|^d\s*[([/]?\s*(?:å|a\b|ang|nm\b)/iu,
    { technique: 'xrd', unit: 'dSpacing', certain: true },
  ],
  [
    /^q(?:\b|_)|scattering\s*vector|(?:1\s*\/\s*å|å\s*\^?\s*[-−⁻]\s*[1¹]|1\/a\b|a\^?-1\b|1\/angstrom|angstrom\^?-1)/iu,
    { technique: 'xrd', unit: 'q', certain: true },
  ],
  [/wave\s*-?length|^λ|\bnm\b|nanomet/iu, { technique: 'raman', unit: 'wavelength', certain: false }],
  [/^["']?(?:angle|theta|position|pos|deg(?:rees)?)\b|°|[θϴ]/iu, { technique: 'xrd', unit: 'twoTheta', certain: true }],
];

/** What the name of a column says about the axis; undefined where it says nothing. */
export function axisWords(name: string): AxisMeaning | undefined {
  return patterns.find(([pattern]) => pattern.test(name))?.[1];
}
