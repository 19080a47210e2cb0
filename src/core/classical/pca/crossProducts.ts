import type { Matrix } from '../matrix.js';
import { forProductBlocks } from '../product/multiplyTransposed.js';

/** Values summed in single precision before they go into a sum in double precision. */
const STRETCH = 256;

/** Dot products of all rows with each other, rows × rows, both triangles. */
export function crossProducts({ data, rows, columns }: Matrix): Float64Array {
  const sums = new Float64Array(rows * rows);
  for (let first = 0; first < columns; first += STRETCH) {
    const width = Math.min(STRETCH, columns - first);
    const part = new Float32Array(rows * width);
    for (let row = 0; row < rows; row++) {
      const from = row * columns + first;
      part.set(data.subarray(from, from + width), row * width);
    }
    const x: Matrix = { data: part, rows, columns: width };
    forProductBlocks(
      x,
      x,
      ({ values, stride, firstRow, lastRow, firstColumn, lastColumn }) => {
        for (let row = firstRow; row < lastRow; row++) {
          const from = (row - firstRow) * stride - firstColumn;
          const end = Math.min(row + 1, lastColumn);
          for (let column = firstColumn; column < end; column++) sums[row * rows + column]! += values[from + column]!;
        }
      },
      { lowerTriangle: true },
    );
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < row; column++) sums[column * rows + row] = sums[row * rows + column]!;
  }
  return sums;
}
