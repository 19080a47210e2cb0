export interface DtwOptions {
  /** Largest displacement allowed, points: half width of the Sakoe-Chiba band (doi 10.1109/TASSP.1978.1163055). */
  band: number;
}

/**
 * Similarity after dynamic time warping: 1 − cost / 2, where the cost is the smallest sum of |a(i) − b(j)| along a monotonic path within the band,
 * both curves scaled to unit area first. 1 = same shape up to displacements within the band; two curves without overlap reach 0 or less and give 0.
 * Time O(n · band), memory O(n).
 */
export function dtwSimilarity(a: ArrayLike<number>, b: ArrayLike<number>, { band }: DtwOptions): number {
  const n = a.length;
  if (n === 0) return 0;
  const fa = 1 / area(a);
  const fb = 1 / area(b);
  if (!Number.isFinite(fa) || !Number.isFinite(fb)) return 0;
  const width = Math.max(0, Math.floor(band));
  let previous = new Float64Array(n + 1).fill(Infinity);
  let current = new Float64Array(n + 1).fill(Infinity);
  previous[0] = 0;
  for (let i = 1; i <= n; i++) {
    const from = Math.max(1, i - width);
    const to = Math.min(n, i + width);
    current[from - 1] = Infinity;
    const value = (a[i - 1] ?? 0) * fa;
    for (let j = from; j <= to; j++) {
      const step = Math.min(previous[j] ?? Infinity, current[j - 1] ?? Infinity, previous[j - 1] ?? Infinity);
      current[j] = Math.abs(value - (b[j - 1] ?? 0) * fb) + step;
    }
    if (to < n) current[to + 1] = Infinity;
    [previous, current] = [current, previous];
  }
  return Math.max(0, 1 - (previous[n] ?? Infinity) / 2);
}

function area(curve: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < curve.length; i++) sum += Math.abs(curve[i] ?? 0);
  return sum;
}
