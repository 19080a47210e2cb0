import { tridiagonalise } from './tridiagonalise.js';
import { tridiagonalValues } from './tridiagonalValues.js';
import { tridiagonalVector } from './tridiagonalVector.js';

export interface SymmetricEigen {
  /** All eigenvalues, largest first. */
  values: Float64Array;
  /** Unit eigenvectors of the largest `count(values)` ones. */
  vectors: Float64Array[];
}

/** Vectors whose values are closer than this share of the largest are kept orthogonal by hand, as LAPACK's dstein does. */
const CLOSE = 1e-3;

/** All eigenvalues of a symmetric matrix (rows one behind another; it is overwritten) and as many eigenvectors as `count` asks for when it sees the values. */
export function symmetricEigen(
  matrix: Float64Array,
  size: number,
  count: (values: Float64Array) => number,
): SymmetricEigen {
  const { diagonal, beside, turnBack } = tridiagonalise(matrix, size);
  const values = tridiagonalValues(diagonal, beside);
  const wanted = Math.min(size, count(values));
  const reach = CLOSE * Math.max(Math.abs(values[0] ?? 0), Math.abs(values[size - 1] ?? 0));
  const vectors: Float64Array[] = [];
  let first = 0;
  for (let k = 0; k < wanted; k++) {
    // A chain of close values counts as one group.
    if (k > 0 && values[k - 1]! - values[k]! > reach) first = k;
    // Equal values would give the same elimination: a shift that is lost in rounding tells them apart.
    const shift = (k - first) * 2 * Number.EPSILON * Math.abs(values[0]!);
    vectors.push(tridiagonalVector(diagonal, beside, values[k]! - shift, vectors.slice(first, k)));
  }
  turnBack(vectors);
  return { values, vectors };
}
