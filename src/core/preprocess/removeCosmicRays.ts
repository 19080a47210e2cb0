import { estimateNoise } from './estimateNoise.js';

export interface RemoveCosmicRaysOptions {
  /** Rise over the surroundings in robust standard deviations of the noise. */
  threshold: number;
  /** Widest spike in points: what is wider at half its height is a band and stays. */
  width: number;
}

export interface RemoveCosmicRaysResult {
  y: Float64Array;
  /** Points replaced. */
  removed: number;
}

/**
 * Replaces detector spikes by a straight line between the values beside them. A spike rises above what lies just outside `width` points on
 * both sides by `threshold` noise deviations, and is no wider than `width` at half that rise. The modified z-score on differences is that
 * of Whitaker and Hayes 2018, doi 10.1016/j.chemolab.2018.06.009; the width test keeps sharp bands, which that score alone would cut.
 */
export function removeCosmicRays(
  y: Float64Array,
  { threshold, width }: RemoveCosmicRaysOptions,
): RemoveCosmicRaysResult {
  const n = y.length;
  const result = y.slice();
  const limit = threshold * estimateNoise(y);
  let removed = 0;
  for (let i = 1; i < n - 1; i++) {
    const here = result[i] ?? 0;
    if (here < (result[i - 1] ?? 0) || here < (result[i + 1] ?? 0)) continue;
    const base = Math.max(outside(result, i, -1, width), outside(result, i, 1, width));
    const rise = here - base;
    if (!(rise > limit) || !(rise > 0)) continue;
    const half = base + rise / 2;
    let left = i;
    let right = i;
    while (left > 0 && (result[left - 1] ?? 0) > half) left--;
    while (right < n - 1 && (result[right + 1] ?? 0) > half) right++;
    if (right - left + 1 > width || left === 0 || right === n - 1) continue;
    // The feet of the spike go too, where they still stand out of the noise.
    const foot = base + Math.min(rise / 2, limit / 2);
    while (left > 1 && i - left < width && (result[left - 1] ?? 0) > foot) left--;
    while (right < n - 2 && right - i < width && (result[right + 1] ?? 0) > foot) right++;
    const a = result[left - 1] ?? 0;
    const b = result[right + 1] ?? 0;
    for (let k = left; k <= right; k++) {
      result[k] = a + ((b - a) * (k - left + 1)) / (right - left + 2);
      removed++;
    }
  }
  return { y: result, removed };
}

/** Mean of the two points just outside a spike of `width` points centred on `i`, cut at the ends. */
function outside(y: Float64Array, i: number, direction: 1 | -1, width: number): number {
  const clamp = (k: number): number => Math.min(y.length - 1, Math.max(0, k));
  return ((y[clamp(i + direction * (width + 1))] ?? 0) + (y[clamp(i + direction * (width + 2))] ?? 0)) / 2;
}
