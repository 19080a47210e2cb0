import type { Matrix } from '../matrix.js';
import type { ThresholdModel } from './fitThreshold.js';
import { oneNumber } from './oneNumber.js';

/** Interval each row's number falls into: place in the model's `order`. */
export function thresholdInterval({ cuts, feature }: ThresholdModel, x: Matrix): Int32Array {
  return Int32Array.from(oneNumber(x, feature), (number) => {
    let interval = 0;
    while (interval < cuts.length && number > cuts[interval]!) interval++;
    return interval;
  });
}
