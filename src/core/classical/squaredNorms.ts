import type { Matrix } from './matrix.js';

/** Sum of squares of each row. */
export function squaredNorms({ data, rows, columns }: Matrix): Float64Array {
  const norms = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    let even = 0;
    let odd = 0;
    let i = row * columns;
    const end = i + columns;
    for (; i + 1 < end; i += 2) {
      const first = data[i]!;
      const second = data[i + 1]!;
      even += first * first;
      odd += second * second;
    }
    if (i < end) even += data[i]! * data[i]!;
    norms[row] = even + odd;
  }
  return norms;
}
