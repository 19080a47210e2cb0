/** Two scratch rows for `dtwDistance`, each one longer than a spectrum. */
export type DtwScratch = [Float64Array, Float64Array];

/**
 * Dynamic time warping: the smallest Σ |a(i) − b(j)| along a monotonic path from start to end with |i − j| ≤ band (Sakoe & Chiba,
 * doi 10.1109/TASSP.1978.1163055). Gives up, with infinity, as soon as every path costs more than `limit`. Rows of `length` points from `fromA` and `fromB`.
 */
export function dtwDistance(
  a: Float32Array,
  fromA: number,
  b: Float32Array,
  fromB: number,
  length: number,
  band: number,
  limit: number,
  scratch: DtwScratch,
): number {
  let [previous, current] = scratch;
  previous.fill(Infinity);
  current.fill(Infinity);
  previous[0] = 0;
  for (let i = 1; i <= length; i++) {
    const from = Math.max(1, i - band);
    const to = Math.min(length, i + band);
    current[from - 1] = Infinity;
    const value = a[fromA + i - 1]!;
    let least = Infinity;
    let left = Infinity;
    let diagonal = previous[from - 1]!;
    for (let j = from; j <= to; j++) {
      const above = previous[j]!;
      let best = diagonal < above ? diagonal : above;
      if (left < best) best = left;
      diagonal = above;
      left = best + Math.abs(value - b[fromB + j - 1]!);
      current[j] = left;
      if (left < least) least = left;
    }
    if (least > limit) return Infinity;
    if (to < length) current[to + 1] = Infinity;
    const swap = previous;
    previous = current;
    current = swap;
  }
  return previous[length]!;
}
