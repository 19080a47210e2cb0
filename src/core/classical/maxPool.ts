import { LabError } from '../../contract/data/errors.js';
import type { Matrix } from './matrix.js';

/** The largest value of every `size` neighbouring points, without overlap; points that fill no block are left out, as Keras does with `valid`. */
export function maxPool(x: Matrix, size: number): Matrix {
  if (!Number.isInteger(size) || size < 1 || size > x.columns) {
    throw new LabError(
      'invalid-input',
      `Spectra of ${x.columns} points cannot be pooled by ${size}: choose a whole number from 1 to ${x.columns}.`,
    );
  }
  const columns = Math.floor(x.columns / size);
  const data = new Float32Array(x.rows * columns);
  for (let row = 0; row < x.rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = row * x.columns + column * size;
      let largest = x.data[from]!;
      for (let i = from + 1; i < from + size; i++) if (x.data[i]! > largest) largest = x.data[i]!;
      data[row * columns + column] = largest;
    }
  }
  return { data, rows: x.rows, columns };
}
