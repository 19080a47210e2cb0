import { createRandom } from '../synthesis/random/createRandom.js';
import { bootstrapInterval, type BootstrapOptions, type Interval } from './bootstrapInterval.js';

export interface PairedDifference extends Interval {
  /** Two-sided: share of the resamples, their mean moved to 0, that lie at least as far from 0. Never below 1 / (resamples + 1). */
  pValue: number;
}

/**
 * Mean of second − first over the same spectra (1 and 0 for right and wrong) or seeds, with percentile interval and significance, by drawing pairs
 * (B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 16).
 */
export function pairedBootstrap(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  options: BootstrapOptions,
): PairedDifference {
  const n = first.length;
  const differences = Float64Array.from({ length: n }, (_, i) => second[i]! - first[i]!);
  const interval = bootstrapInterval(differences, options);
  const { seed, resamples = 2000 } = options;
  const random = createRandom(seed, 'paired bootstrap');
  let beyond = 0;
  for (let sample = 0; sample < resamples; sample++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += differences[random.integer(0, n - 1)]! - interval.mean;
    // Rounding must not decide about a difference that is exactly none.
    if (Math.abs(sum / n) >= Math.abs(interval.mean) - 1e-12) beyond++;
  }
  return { ...interval, pValue: (beyond + 1) / (resamples + 1) };
}
