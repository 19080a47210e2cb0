/** Sum of c[k] T_k(t), the Chebyshev polynomials of the first kind, by Clenshaw's recurrence; t from -1 to 1. */
export function chebyshevSum(coefficients: readonly number[], t: number): number {
  let next = 0;
  let afterNext = 0;
  for (let k = coefficients.length - 1; k >= 1; k--) {
    const here = 2 * t * next - afterNext + coefficients[k]!;
    afterNext = next;
    next = here;
  }
  return t * next - afterNext + (coefficients[0] ?? 0);
}
