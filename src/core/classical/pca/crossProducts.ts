import type { Matrix } from '../matrix.js';
import { forProductBlocks } from '../product/multiplyTransposed.js';

/** Values summed in single precision before they go into a sum in double precision. */
const STRETCH = 256;

/**
 * Dot products of all columns with each other (or, if `wide`, of all rows) after the column means are taken off: columns × columns, the lower triangle and
 * the diagonal.
 */
export function crossProducts(x: Matrix, mean: Float64Array, wide: boolean): Float64Array {
  const [size, length] = wide ? [x.rows, x.columns] : [x.columns, x.rows];
  const sums = new Float64Array(size * size);
  for (let first = 0; first < length; first += STRETCH) {
    const width = Math.min(STRETCH, length - first);
    const part: Matrix = { data: new Float32Array(size * width), rows: size, columns: width };
    if (wide) takeColumns(x, mean, first, part);
    else takeTransposed(x, mean, first, part);
    forProductBlocks(
      part,
      part,
      ({ values, stride, firstRow, lastRow, firstColumn, lastColumn }) => {
        for (let row = firstRow; row < lastRow; row++) {
          const from = (row - firstRow) * stride - firstColumn;
          const end = Math.min(row + 1, lastColumn);
          for (let column = firstColumn; column < end; column++) sums[row * size + column]! += values[from + column]!;
        }
      },
      { lowerTriangle: true },
    );
  }
  return sums;
}

function takeColumns({ data, columns }: Matrix, mean: Float64Array, first: number, part: Matrix): void {
  for (let row = 0; row < part.rows; row++) {
    const from = row * columns + first;
    const to = row * part.columns;
    for (let i = 0; i < part.columns; i++) part.data[to + i] = data[from + i]! - mean[first + i]!;
  }
}

/** Rows from `first` on as columns, in squares that fit the cache. */
function takeTransposed({ data, columns }: Matrix, mean: Float64Array, first: number, part: Matrix): void {
  const side = 16;
  const width = part.columns;
  for (let left = 0; left < columns; left += side) {
    const right = Math.min(columns, left + side);
    for (let row = 0; row < width; row++) {
      const from = (first + row) * columns;
      for (let column = left; column < right; column++) {
        part.data[column * width + row] = data[from + column]! - mean[column]!;
      }
    }
  }
}
