import { movingAverage } from '../preprocess/movingAverage.js';
import { slidingMinimum } from '../preprocess/slidingMinimum.js';

/**
 * Background under bands narrower than `reach` points to either side: morphological opening (smallest value in the window, then the largest of
 * those) of the slightly smoothed curve, smoothed, nowhere above the smoothed curve. Unlike peak clipping it leaves a broad dome of fluorescence
 * no remainder. Opening as a baseline: Perez-Pueyo et al., Appl. Spectrosc. 64 (2010) 595.
 */
export function lightBaseline(y: Float64Array, reach: number): Float64Array {
  const smooth = movingAverage(y, 2);
  // The largest value is the smallest of the negative curve.
  const opened = negative(slidingMinimum(negative(slidingMinimum(smooth, reach)), reach));
  const result = movingAverage(opened, Math.max(1, Math.round(reach / 2)));
  return result.map((value, i) => Math.min(value, smooth[i]!));
}

const negative = (curve: Float64Array): Float64Array => curve.map((value) => -value);
