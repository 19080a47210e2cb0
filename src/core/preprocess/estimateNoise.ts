import { medianInPlace } from './medianInPlace.js';

/**
 * Robust standard deviation of the noise of a curve, in its intensity units.
 *
 * Each point is compared with the mean of its two neighbours: for white noise of deviation σ that difference has variance 1.5 σ².
 * Its median absolute value hardly sees peaks, because they cover few points or are smooth over three of them.
 * Stretches at the lowest value of all are left out: there the data were clipped, or nothing was counted, and no noise is seen.
 * Sparse counts (most differences zero) fall back on the root mean square of all but the largest 2 %, then of all.
 * Fewer than three points give 0.
 */
export function estimateNoise(y: Float64Array, from = 0, to = y.length): number {
  const first = Math.max(1, from);
  const last = Math.min(y.length - 1, to);
  if (last - first < 1) return 0;
  let lowest = Infinity;
  for (const value of y) if (value < lowest) lowest = value;
  const all = new Float64Array(last - first);
  let count = 0;
  for (let i = first; i < last; i++) {
    const [before, here, after] = [y[i - 1] ?? 0, y[i] ?? 0, y[i + 1] ?? 0];
    if (before === lowest && here === lowest && after === lowest) continue;
    all[count++] = Math.abs(here - (before + after) / 2);
  }
  if (count === 0) return 0;
  const differences = all.subarray(0, count);
  const median = medianInPlace(differences);
  if (median > 0) return median / 0.67449 / Math.sqrt(1.5);
  differences.sort();
  const trimmed = differences.subarray(0, Math.max(1, Math.floor(differences.length * 0.98)));
  return (rootMeanSquare(trimmed) || rootMeanSquare(differences)) / Math.sqrt(1.5);
}

function rootMeanSquare(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum / values.length);
}
