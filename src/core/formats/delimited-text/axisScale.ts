import type { AxisUnit } from '../../../contract/data/spectrum.js';

/**
 * What the values of a column are multiplied by to be in the unit of their axis: Q is often given in 1/nm (`q_nm^-1` of pyFAI, `q (nm-1)`),
 * d in nm. 1 where the name says no such unit.
 */
export function axisScale(name: string | undefined, unit: AxisUnit): number {
  if (name === undefined) return 1;
  if (unit === 'q' && /1\s*\/\s*nm|nm\s*(?:\^|\*\*)?\s*\(?\s*[-−⁻]\s*[1¹]/i.test(name)) return 0.1;
  if (unit === 'dSpacing' && /(?:^|[^a-z])nm(?:[^a-z]|$)/i.test(name)) return 10;
  return 1;
}
