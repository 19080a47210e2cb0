import type { IntervalOf } from '../../../contract/index.js';

/** Two-sided 97.5 % points of Student's t for 1 to 30 degrees of freedom (Fisher & Yates, 1963, table III). */
const T = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];
const NORMAL = 1.96;

/** Mean over seeds with its 95 % interval by Student's t; no interval of a single number. */
export function meanInterval(values: readonly number[]): IntervalOf | null {
  const n = values.length;
  if (n === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n === 1) return { mean, low: mean, high: mean, n };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = (T[n - 2] ?? NORMAL) * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half, n };
}
