import type { Interval } from './bootstrapInterval.js';
import { studentQuantile } from './studentQuantile.js';

/** Mean of a few independent numbers (one per seed) with Student's confidence interval. One number alone has no interval: low and high are it. */
export function studentInterval(values: ArrayLike<number>, level = 0.95): Interval {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i]! / n;
  if (n < 2) return { mean, low: mean, high: mean, n };
  let squares = 0;
  for (let i = 0; i < n; i++) squares += (values[i]! - mean) ** 2;
  const half = studentQuantile((1 + level) / 2, n - 1) * Math.sqrt(squares / (n - 1) / n);
  return { mean, low: mean - half, high: mean + half, n };
}
