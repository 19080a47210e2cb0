import { LabError } from '../../../contract/data/errors.js';

/** All eigenvalues of a symmetric tridiagonal matrix whose squares are in the range of doubles, largest first: the QL method with implicit shifts (A. Dubrulle, R. Martin, J. Wilkinson, doi 10.1007/BF02165404). */
export function tridiagonalValues(diagonal: Float64Array, beside: Float64Array): Float64Array {
  const d = Float64Array.from(diagonal);
  const e = Float64Array.from(beside);
  const size = d.length;
  for (let first = 0; first < size; first++) {
    for (let turn = 0; ; turn++) {
      let split = first;
      while (
        split < size - 1 &&
        Math.abs(e[split]!) > Number.EPSILON * (Math.abs(d[split]!) + Math.abs(d[split + 1]!))
      ) {
        split++;
      }
      if (split === first) break;
      if (turn === 60) {
        throw new LabError(
          'internal',
          'The eigenvalues of the covariance did not settle: check the data for extreme values.',
        );
      }
      let g = (d[first + 1]! - d[first]!) / (2 * e[first]!);
      let r = Math.sqrt(g * g + 1);
      g = d[split]! - d[first]! + e[first]! / (g + (g >= 0 ? r : -r));
      let [s, c, p] = [1, 1, 0];
      let i = split - 1;
      for (; i >= first; i--) {
        const f = s * e[i]!;
        const b = c * e[i]!;
        r = Math.sqrt(f * f + g * g);
        e[i + 1] = r;
        if (r === 0) {
          d[i + 1]! -= p;
          e[split] = 0;
          break;
        }
        s = f / r;
        c = g / r;
        g = d[i + 1]! - p;
        r = (d[i]! - g) * s + 2 * c * b;
        p = s * r;
        d[i + 1] = g + p;
        g = c * r - b;
      }
      if (r === 0 && i >= first) continue;
      d[first]! -= p;
      e[first] = g;
      e[split] = 0;
    }
  }
  return d.sort().reverse();
}
