import { movingAverage } from './movingAverage.js';
import { slidingMinimum } from './slidingMinimum.js';

/**
 * Background under which a ball of `radius` points rolls: sliding minimum, then maximum, then mean over 2 `radius` + 1 points.
 * Kneen and Annegarn 1996, doi 10.1016/0168-583X(95)00908-6. O(n).
 */
export function rollingBall(y: Float64Array, { radius }: { radius: number }): Float64Array {
  const lowest = slidingMinimum(y, radius);
  const opened = slidingMinimum(
    lowest.map((value) => -value),
    radius,
  ).map((value) => -value);
  return movingAverage(opened, radius);
}
