/**
 * Solves (W + λ DᵀD) z = W y for z, with D the second differences and W = diag(`weights`): the smooth curve nearest to the weighted data.
 * The matrix has five diagonals, so an LDLᵀ factorisation takes O(n). `weights` not negative, at least two of them positive.
 */
export function solveWhittaker(y: Float64Array, weights: Float64Array, lambda: number): Float64Array {
  const n = y.length;
  if (n < 3) return y.slice();
  const d = new Float64Array(n);
  const e = new Float64Array(n);
  const f = new Float64Array(n);
  const z = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const w = weights[i] ?? 0;
    const edge = Math.min(i, n - 1 - i);
    // Diagonals of DᵀD: 1, 5, 6, 6, ..., 6, 5, 1 (1, 4, 1 for three points); -2, -4, ..., -4, -2; 1.
    const main = n === 3 ? (edge === 0 ? 1 : 4) : edge === 0 ? 1 : edge === 1 ? 5 : 6;
    const upper = i === 0 || i === n - 2 ? -2 : -4;
    const d1 = i > 0 ? (d[i - 1] ?? 0) : 0;
    const d2 = i > 1 ? (d[i - 2] ?? 0) : 0;
    const e1 = i > 0 ? (e[i - 1] ?? 0) : 0;
    const f1 = i > 0 ? (f[i - 1] ?? 0) : 0;
    const f2 = i > 1 ? (f[i - 2] ?? 0) : 0;
    const pivot = w + lambda * main - d1 * e1 * e1 - d2 * f2 * f2;
    d[i] = pivot;
    if (i < n - 1) e[i] = (lambda * upper - d1 * e1 * f1) / pivot;
    if (i < n - 2) f[i] = lambda / pivot;
    z[i] = w * (y[i] ?? 0) - e1 * (z[i - 1] ?? 0) - f2 * (z[i - 2] ?? 0);
  }
  for (let i = n - 1; i >= 0; i--) {
    z[i] =
      (z[i] ?? 0) / (d[i] ?? 1) -
      (i < n - 1 ? (e[i] ?? 0) * (z[i + 1] ?? 0) : 0) -
      (i < n - 2 ? (f[i] ?? 0) * (z[i + 2] ?? 0) : 0);
  }
  return z;
}
