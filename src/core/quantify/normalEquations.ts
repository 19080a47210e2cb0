import type { NormalEquations } from './solveNonNegative.js';

/**
 * Normal equations of Σ w (target − Σ x_j column_j)² over the points `from` (included) to `to` (excluded); `weights` are 1/variance.
 * All curves have the length of `target`.
 */
export function normalEquations(
  target: Float64Array,
  columns: readonly Float64Array[],
  weights: Float64Array,
  from = 0,
  to = target.length,
): NormalEquations {
  const size = columns.length;
  const gram = new Float64Array(size * size);
  const right = new Float64Array(size);
  let square = 0;
  for (let p = from; p < to; p++) square += weights[p]! * target[p]! * target[p]!;
  const weighted = new Float64Array(to - from);
  for (let i = 0; i < size; i++) {
    const column = columns[i]!;
    for (let p = from; p < to; p++) weighted[p - from] = column[p]! * weights[p]!;
    let sum = 0;
    for (let p = from; p < to; p++) sum += weighted[p - from]! * target[p]!;
    right[i] = sum;
    for (let j = 0; j <= i; j++) {
      const other = columns[j]!;
      let product = 0;
      for (let p = from; p < to; p++) product += weighted[p - from]! * other[p]!;
      gram[i * size + j] = product;
      gram[j * size + i] = product;
    }
  }
  return { size, gram, right, square };
}
