import { estimateNoise } from '../preprocess/estimateNoise.js';
import { quantile } from '../preprocess/quantile.js';

/**
 * Noise standard deviation at every point: robust estimates in windows of some 300 points, joined linearly.
 * Where the data were interpolated or smoothed before, neighbours share their noise and the point-to-point estimate is too small:
 * it is raised by the ratio seen at greater distances. Never below 0.7 of the smallest intensity step: a lone count among zeros is no peak.
 */
export function localNoise(y: Float64Array): Float64Array {
  const n = y.length;
  const windows = Math.max(1, Math.min(16, Math.floor(n / 300)));
  const size = n / windows;
  const quantum = 0.7 * smallestStep(y);
  const pointwise = estimateNoise(y);
  const distant = Math.max(...[2, 4, 8].map((lag) => noiseAtLag(y, lag)));
  const correlation = pointwise > 0 ? Math.max(1, distant / pointwise) : 1;
  const overall = Math.max(pointwise * correlation, quantum);
  const levels = new Float64Array(windows);
  for (let w = 0; w < windows; w++) {
    const local = correlation * estimateNoise(y, Math.floor(w * size), Math.ceil((w + 1) * size));
    levels[w] = Math.max(local, overall / 4, quantum);
  }
  const result = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const place = Math.max(0, Math.min(windows - 1, (i + 0.5) / size - 0.5));
    const low = Math.floor(place);
    const a = levels[low] ?? overall;
    const b = levels[low + 1] ?? a;
    result[i] = a + (b - a) * (place - low);
  }
  return result;
}

/** As {@link estimateNoise} over points `lag` apart; the lower quartile, because peaks weigh more at a distance. */
function noiseAtLag(y: Float64Array, lag: number): number {
  const count = y.length - 2 * lag;
  if (count < 20) return 0;
  let lowest = Infinity;
  for (const value of y) if (value < lowest) lowest = value;
  const differences = new Float64Array(count);
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const [before, here, after] = [y[i] ?? 0, y[i + lag] ?? 0, y[i + 2 * lag] ?? 0];
    if (before === lowest && here === lowest && after === lowest) continue;
    differences[kept++] = Math.abs(here - (before + after) / 2);
  }
  if (kept < 20) return 0;
  return quantile(differences.subarray(0, kept).sort(), 0.25) / 0.31864 / Math.sqrt(1.5);
}

function smallestStep(y: Float64Array): number {
  let smallest = Infinity;
  for (let i = 1; i < y.length; i++) {
    const step = Math.abs((y[i] ?? 0) - (y[i - 1] ?? 0));
    if (step > 0 && step < smallest) smallest = step;
  }
  return smallest === Infinity ? 0 : smallest;
}
