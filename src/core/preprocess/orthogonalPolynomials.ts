/**
 * Polynomials of degree 0..`degree` that are orthonormal over the points `x` with weights `w` (all 1 where absent), evaluated at every
 * point: well conditioned for any degree that the points can carry. Three-term recurrence of Forsythe 1957, doi 10.1137/0105007.
 * Returns fewer polynomials where the weighted points do not determine the higher degrees.
 */
export function orthogonalPolynomials(x: Float64Array, degree: number, w?: Float64Array): Float64Array[] {
  const n = x.length;
  const dot = (a: Float64Array, b: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (w ? (w[i] ?? 0) : 1) * (a[i] ?? 0) * (b[i] ?? 0);
    return sum;
  };
  const middle = ((x[0] ?? 0) + (x[n - 1] ?? 0)) / 2;
  const span = ((x[n - 1] ?? 0) - (x[0] ?? 0)) / 2 || 1;
  const u = x.map((value) => (value - middle) / span);
  const basis: Float64Array[] = [];
  let next = new Float64Array(n).fill(1);
  for (let k = 0; k <= degree; k++) {
    const size = Math.sqrt(dot(next, next));
    for (const earlier of basis) {
      // A second orthogonalisation keeps high degrees exact to rounding.
      const share = dot(earlier, next);
      for (let i = 0; i < n; i++) next[i] = (next[i] ?? 0) - share * (earlier[i] ?? 0);
    }
    const norm = Math.sqrt(dot(next, next));
    if (!(norm > 1e-10 * size)) break;
    const current = next.map((value) => value / norm);
    basis.push(current);
    next = current.map((value, i) => value * (u[i] ?? 0));
  }
  return basis;
}
