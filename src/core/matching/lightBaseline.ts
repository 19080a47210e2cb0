import { movingAverage } from '../preprocess/movingAverage.js';

/**
 * Background under bands narrower than `reach` points to either side: morphological opening (smallest value in the window, then the largest of
 * those) of the slightly smoothed curve, smoothed, nowhere above the smoothed curve. Unlike peak clipping it leaves a broad dome of fluorescence
 * no remainder. Opening as a baseline: Perez-Pueyo et al., Appl. Spectrosc. 64 (2010) 595.
 */
export function lightBaseline(y: Float64Array, reach: number): Float64Array {
  const smooth = movingAverage(y, 2);
  const opened = extreme(extreme(smooth, reach, Math.min), reach, Math.max);
  const result = movingAverage(opened, Math.max(1, Math.round(reach / 2)));
  return result.map((value, i) => Math.min(value, smooth[i]!));
}

/** Smallest or largest value within `reach` points: van Herk's method, three comparisons a point whatever the reach. */
function extreme(curve: Float64Array, reach: number, pick: (a: number, b: number) => number): Float64Array {
  const n = curve.length;
  const size = 2 * reach + 1;
  const blocks = Math.ceil((n + 2 * reach) / size) * size;
  const at = (i: number): number => curve[Math.min(n - 1, Math.max(0, i - reach))]!;
  const forward = new Float64Array(blocks);
  const backward = new Float64Array(blocks);
  for (let i = 0; i < blocks; i++) forward[i] = i % size === 0 ? at(i) : pick(forward[i - 1]!, at(i));
  for (let i = blocks - 1; i >= 0; i--) backward[i] = i % size === size - 1 ? at(i) : pick(backward[i + 1]!, at(i));
  return Float64Array.from(curve, (_, i) => pick(backward[i]!, forward[i + size - 1]!));
}
