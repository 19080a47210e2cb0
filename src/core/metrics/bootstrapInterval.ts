import { createRandom } from '../synthesis/random/createRandom.js';

export interface BootstrapOptions {
  seed: number;
  /** Samples drawn, 2000. */
  resamples?: number;
  /** Share of the resampled values inside the interval, 0.95. */
  level?: number;
}

/** An estimate with the interval it lies in. */
export interface Interval {
  mean: number;
  low: number;
  high: number;
  n: number;
}

/**
 * Mean of some numbers with its percentile bootstrap interval (B. Efron, doi 10.1214/aos/1176344552): for an accuracy give 1 and 0 for right and wrong spectra.
 * For the few values of an experiment over seeds take `studentInterval`: the bootstrap of ten numbers is too narrow.
 */
export function bootstrapInterval(values: ArrayLike<number>, options: BootstrapOptions): Interval {
  const { seed, resamples = 2000, level = 0.95 } = options;
  const n = values.length;
  const random = createRandom(seed, 'bootstrap');
  const means = new Float64Array(resamples);
  let total = 0;
  for (let i = 0; i < n; i++) total += values[i]!;
  for (let sample = 0; sample < resamples; sample++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[random.integer(0, n - 1)]!;
    means[sample] = sum / n;
  }
  means.sort();
  const at = (share: number): number =>
    means[Math.min(resamples - 1, Math.max(0, Math.round(share * (resamples - 1))))]!;
  return { mean: total / n, low: at((1 - level) / 2), high: at((1 + level) / 2), n };
}
