import type { Matrix } from '../matrix.js';
import { forProductBlocks } from '../product/multiplyTransposed.js';
import { squaredNorms } from '../squaredNorms.js';

/** All kernel values of the rows with each other, rows × rows; RBF where `gamma` is above 0, else the dot products. */
export function kernelMatrix(x: Matrix, gamma: number): Float32Array {
  const { rows } = x;
  const values = new Float32Array(rows * rows);
  const norms = squaredNorms(x);
  forProductBlocks(
    x,
    x,
    ({ values: block, stride, firstRow, lastRow, firstColumn, lastColumn }) => {
      for (let row = firstRow; row < lastRow; row++) {
        const from = (row - firstRow) * stride - firstColumn;
        const norm = norms[row]!;
        const out = row * rows;
        const end = Math.min(row, lastColumn);
        if (gamma > 0) {
          for (let column = firstColumn; column < end; column++) {
            const squared = norm + norms[column]! - 2 * block[from + column]!;
            values[out + column] = squared > 0 ? Math.exp(-gamma * squared) : 1;
          }
        } else for (let column = firstColumn; column < end; column++) values[out + column] = block[from + column]!;
      }
    },
    { lowerTriangle: true },
  );
  for (let row = 0; row < rows; row++) values[row * rows + row] = gamma > 0 ? 1 : norms[row]!;
  mirror(values, rows);
  return values;
}

/** Copies the lower triangle to the upper one, in squares that fit the cache. */
function mirror(values: Float32Array, rows: number): void {
  const side = 32;
  for (let top = 0; top < rows; top += side) {
    for (let first = 0; first <= top; first += side) {
      const bottom = Math.min(rows, top + side);
      for (let row = top; row < bottom; row++) {
        const end = Math.min(row, first + side);
        for (let column = first; column < end; column++) values[column * rows + row] = values[row * rows + column]!;
      }
    }
  }
}
