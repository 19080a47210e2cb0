/**
 * Curves whose sum, with any factors, is the background of a pattern: Chebyshev polynomials of degree 0 to `degree` over the range, and with `air`
 * the 1/2θ of scattering by the air. Parallel to `x` (degrees 2θ, ascending).
 */
export function backgroundCurves(x: Float64Array, degree: number, air: boolean): Float64Array[] {
  const first = x[0] ?? 0;
  const half = Math.max(((x.at(-1) ?? 1) - first) / 2, 1e-9);
  const t = x.map((value) => (value - first) / half - 1);
  const curves = [t.map(() => 1), t];
  for (let n = 2; n <= degree; n++) {
    const [before, last] = [curves[n - 2]!, curves[n - 1]!];
    curves.push(t.map((value, i) => 2 * value * last[i]! - before[i]!));
  }
  return [...curves.slice(0, degree + 1), ...(air ? [x.map((value) => (x[0] ?? 1) / Math.max(value, 1e-6))] : [])];
}
