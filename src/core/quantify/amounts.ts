import { LabError } from '../../contract/data/errors.js';

/** Weight percents from relative weights: closed to 100, or by the known share of a standard. */
export interface Amounts {
  percent: Float64Array;
  /** What is missing to 100 %; only with a standard. Below zero when the standard says more than there is. */
  amorphous?: number;
}

/**
 * @param weights relative weights of the phases
 * @param standard the phase of known percent, by its number
 * @throws LabError `invalid-input` when the standard is not there
 */
export function amounts(
  weights: ArrayLike<number>,
  standard?: { index: number; weightPercent: number; name: string },
): Amounts {
  const list = Float64Array.from(weights);
  if (standard) {
    const own = list[standard.index] ?? 0;
    if (!(own > 0))
      throw new LabError('invalid-input', `The internal standard “${standard.name}” is not found in the pattern.`);
    const percent = list.map((weight) => (weight / own) * standard.weightPercent);
    return { percent, amorphous: 100 - percent.reduce((sum, value) => sum + value, 0) };
  }
  const total = list.reduce((sum, value) => sum + value, 0);
  return { percent: list.map((weight) => (total > 0 ? (100 * weight) / total : 0)) };
}
