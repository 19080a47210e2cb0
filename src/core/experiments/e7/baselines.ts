import type { DatasetPart } from '../../../contract/index.js';
import { FWHM_OF_SIGMA } from '../../synthesis/samplePeak.js';
import { normalBelow } from './normalBelow.js';

/** Class by the centre of gravity of the points above half of the maximum: 1 beyond the border. */
export function centroidClasses({ x, labels, meta }: DatasetPart, border: number): Int32Array {
  const { length, axis } = meta;
  return Int32Array.from(labels, (_, row) => {
    const spectrum = x.subarray(row * length, (row + 1) * length);
    const half = spectrum.reduce((most, value) => Math.max(most, value), 0) / 2;
    let weights = 0;
    let sum = 0;
    spectrum.forEach((value, i) => {
      if (value < half) return;
      weights += value;
      sum += value * (axis.from + i * axis.step);
    });
    return sum / weights > border ? 1 : 0;
  });
}

/**
 * The least error that white noise allows at each spectrum: a Gaussian peak of height h and standard deviation s cannot be placed better than
 * with a standard deviation of (noise / h) sqrt(2 s / sqrt(pi)) points (Cramér and Rao, for height and position unknown), and lies beyond the border
 * when it is misplaced by more than its distance.
 */
export function noiseLimits({ labels, meta }: DatasetPart, border: number, noise: number): number[] {
  const { peaks, axis } = meta;
  return Array.from(labels, (_, row) => {
    const at = peaks?.offsets[row] ?? 0;
    const sigma = (peaks?.fwhm[at] ?? NaN) / axis.step / FWHM_OF_SIGMA;
    const deviation = (noise / (peaks?.height[at] ?? NaN)) * Math.sqrt((2 * sigma) / Math.sqrt(Math.PI));
    const distance = Math.abs((peaks?.position[at] ?? NaN) - border) / axis.step;
    return normalBelow(-distance / deviation);
  });
}
