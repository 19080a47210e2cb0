/** A symmetric matrix as Q T Qᵀ with T tridiagonal. */
export interface Tridiagonal {
  diagonal: Float64Array;
  /** Beside the diagonal: `beside[i]` between i and i + 1; the last is 0. */
  beside: Float64Array;
  /** Turns vectors of T into vectors of the matrix, in place. */
  turnBack: (vector: Float64Array) => void;
}

/**
 * Householder's reduction of a symmetric matrix (rows one behind another, changed on the way) from the last row up
 * (G. Golub, C. Van Loan, Matrix Computations, 4th ed., section 8.3.1). About 4/3 size³ operations.
 */
export function tridiagonalise(matrix: Float64Array, size: number): Tridiagonal {
  const diagonal = new Float64Array(size);
  const beside = new Float64Array(size);
  const scales = new Float64Array(size);
  const product = new Float64Array(size);
  for (let last = size - 1; last >= 1; last--) {
    const row = last * size;
    // The reflection that leaves of this row only the element beside the diagonal; its vector stays where the row was.
    let squares = 0;
    for (let i = 0; i < last - 1; i++) squares += matrix[row + i]! ** 2;
    const kept = matrix[row + last - 1]!;
    diagonal[last] = matrix[row + last]!;
    if (squares === 0) {
      beside[last - 1] = kept;
      continue;
    }
    const length = Math.sqrt(squares + kept * kept);
    const end = kept > 0 ? -length : length;
    beside[last - 1] = end;
    matrix[row + last - 1] = kept - end;
    const scale = 2 / (squares + (kept - end) ** 2);
    scales[last] = scale;
    multiplyLower(matrix, size, last, row, product, scale);
    let overlap = 0;
    for (let i = 0; i < last; i++) overlap += product[i]! * matrix[row + i]!;
    const half = (scale / 2) * overlap;
    for (let i = 0; i < last; i++) product[i]! -= half * matrix[row + i]!;
    for (let i = 0; i < last; i++) {
      const v = matrix[row + i]!;
      const p = product[i]!;
      const at = i * size;
      for (let j = 0; j <= i; j++) matrix[at + j]! -= v * product[j]! + p * matrix[row + j]!;
    }
  }
  diagonal[0] = matrix[0] ?? 0;
  const turnBack = (vector: Float64Array): void => {
    for (let last = 1; last < size; last++) {
      const scale = scales[last]!;
      if (scale === 0) continue;
      const row = last * size;
      let dot = 0;
      for (let i = 0; i < last; i++) dot += matrix[row + i]! * vector[i]!;
      dot *= scale;
      for (let i = 0; i < last; i++) vector[i]! -= dot * matrix[row + i]!;
    }
  };
  return { diagonal, beside, turnBack };
}

/** product = scale · (symmetric leading block) · (vector in row), of which only the lower triangle is read: each element serves twice. */
function multiplyLower(
  matrix: Float64Array,
  size: number,
  last: number,
  row: number,
  product: Float64Array,
  scale: number,
): void {
  product.fill(0, 0, last);
  for (let i = 0; i < last; i++) {
    const at = i * size;
    const v = matrix[row + i]!;
    let sum = 0;
    for (let j = 0; j < i; j++) {
      const element = matrix[at + j]!;
      sum += element * matrix[row + j]!;
      product[j]! += element * v;
    }
    product[i]! += sum + matrix[at + i]! * v;
  }
  for (let i = 0; i < last; i++) product[i]! *= scale;
}
