import { estimateNoise } from '../preprocess/estimateNoise.js';

/**
 * Noise standard deviation at every point: robust estimates in windows of some 300 points, joined linearly.
 * Never below 0.7 of the smallest intensity step of the data: a lone count among zeros is no peak.
 */
export function localNoise(y: Float64Array): Float64Array {
  const n = y.length;
  const windows = Math.max(1, Math.min(16, Math.floor(n / 300)));
  const size = n / windows;
  const quantum = smallestStep(y);
  const overall = Math.max(estimateNoise(y), 0.7 * quantum);
  const levels = new Float64Array(windows);
  for (let w = 0; w < windows; w++) {
    // A window full of detector zeros must not make its neighbour's first count a peak.
    levels[w] = Math.max(estimateNoise(y, Math.floor(w * size), Math.ceil((w + 1) * size)), overall / 4, 0.7 * quantum);
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

function smallestStep(y: Float64Array): number {
  let smallest = Infinity;
  for (let i = 1; i < y.length; i++) {
    const step = Math.abs((y[i] ?? 0) - (y[i - 1] ?? 0));
    if (step > 0 && step < smallest) smallest = step;
  }
  return smallest === Infinity ? 0 : smallest;
}
