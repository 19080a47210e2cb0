import type { Matrix } from './matrix.js';

/** Sum of squares of each row. */
export function squaredNorms({ data, rows, columns }: Matrix): Float64Array {
  const norms = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = row * columns; i < (row + 1) * columns; i++) sum += data[i]! * data[i]!;
    norms[row] = sum;
  }
  return norms;
}
