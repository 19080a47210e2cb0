import type { Interval } from './bootstrapInterval.js';
import { studentInterval } from './studentInterval.js';
import { studentQuantile } from './studentQuantile.js';

/**
 * Mean of second − first over a few pairs (one per seed) with Student's interval and the two-sided probability of the paired t test. One
 * pair alone says nothing: its probability is 1.
 */
export function pairedStudent(first: ArrayLike<number>, second: ArrayLike<number>): Interval & { pValue: number } {
  const differences = Float64Array.from({ length: first.length }, (_, i) => second[i]! - first[i]!);
  const interval = studentInterval(differences);
  const { mean, n } = interval;
  if (n < 2 || mean === 0) return { ...interval, pValue: 1 };
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const t = Math.abs(mean) / Math.sqrt(squares / (n - 1) / n);
  // The share of the distribution beyond t, by halving its quantile.
  let [low, high] = [0, 1];
  for (let turn = 0; turn < 60; turn++) {
    const p = (low + high) / 2;
    if (studentQuantile(1 - p / 2, n - 1) > t) low = p;
    else high = p;
  }
  return { ...interval, pValue: (low + high) / 2 };
}
