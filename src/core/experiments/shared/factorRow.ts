import type { ExperimentRow } from '../../../contract/index.js';
import { studentInterval } from '../../metrics/studentInterval.js';

/**
 * Geometric mean of factors over the seeds, with Student's 95 % interval of their logarithms: halving and doubling are equally far from
 * 1. Factors that could not be measured (null, zero) are left out; NaN with n 0 when none is left.
 */
export function factorRow(label: string, metric: string, factors: readonly (number | null)[]): ExperimentRow {
  const known = factors.filter((factor) => factor !== null && factor > 0).map((factor) => Math.log(factor ?? 1));
  const { mean, low, high, n } = studentInterval(known);
  if (n === 0) return { label, metric, mean: NaN, low: NaN, high: NaN, n };
  return { label, metric, mean: Math.exp(mean), low: Math.exp(low), high: Math.exp(high), n };
}
