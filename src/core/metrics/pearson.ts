/** Pearson's correlation coefficient of two curves of the same length, -1 to 1: cosine after each mean is taken off. Constant curves: 0. */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  if (n === 0) return 0;
  let meanA = 0;
  let meanB = 0;
  for (let i = 0; i < n; i++) {
    meanA += a[i] ?? 0;
    meanB += b[i] ?? 0;
  }
  meanA /= n;
  meanB /= n;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  let size = 0;
  for (let i = 0; i < n; i++) {
    const p = (a[i] ?? 0) - meanA;
    const q = (b[i] ?? 0) - meanB;
    ab += p * q;
    aa += p * p;
    bb += q * q;
    size = Math.max(size, Math.abs(a[i] ?? 0), Math.abs(b[i] ?? 0));
  }
  // What is left of a constant after rounding is no variation.
  const rounding = n * (size * 1e-14) ** 2;
  return aa > rounding && bb > rounding ? Math.max(-1, Math.min(1, ab / (Math.sqrt(aa) * Math.sqrt(bb)))) : 0;
}
