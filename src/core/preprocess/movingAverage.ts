/** Centred moving mean over 2 `half` + 1 points; at the ends over the symmetric window that fits. O(n). */
export function movingAverage(y: Float64Array, half: number): Float64Array {
  const n = y.length;
  const sums = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) sums[i + 1] = (sums[i] ?? 0) + (y[i] ?? 0);
  const result = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const h = Math.min(half, i, n - 1 - i);
    result[i] = ((sums[i + h + 1] ?? 0) - (sums[i - h] ?? 0)) / (2 * h + 1);
  }
  return result;
}
