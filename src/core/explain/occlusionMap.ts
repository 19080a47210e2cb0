import type { OcclusionWindow } from './occlusionWindows.js';

/**
 * Losses of the stretches as one number per point: each loss stands at the middle of its stretch, straight lines between, level towards
 * the ends of the spectrum. (Zeiler and Fergus 2014, doi:10.1007/978-3-319-10590-1_53, with a line in the place of a grey square.)
 */
export function occlusionMap(
  losses: ArrayLike<number>,
  windows: readonly OcclusionWindow[],
  length: number,
): Float32Array {
  const map = new Float32Array(length);
  const middle = (k: number): number => {
    const window = windows[Math.min(k, windows.length - 1)];
    return window ? (window.first + window.last) / 2 : 0;
  };
  let left = 0;
  for (let i = 0; i < length; i += 1) {
    while (left < windows.length - 1 && middle(left + 1) <= i) left += 1;
    const span = middle(left + 1) - middle(left);
    const share = span > 0 ? Math.min(1, Math.max(0, (i - middle(left)) / span)) : 0;
    const next = Math.min(left + 1, windows.length - 1);
    map[i] = (losses[left] ?? 0) * (1 - share) + (losses[next] ?? 0) * share;
  }
  return map;
}
