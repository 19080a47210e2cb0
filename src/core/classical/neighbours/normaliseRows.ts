import type { Matrix } from '../matrix.js';

/** Rows of length 1, their own mean taken off before if `centred` (for Pearson's correlation). Rows without length, or constant ones, become zeros. */
export function normaliseRows({ data, rows, columns }: Matrix, centred: boolean): Matrix {
  const out = new Float32Array(data.length);
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    let mean = 0;
    let size = 0;
    if (centred) {
      for (let i = from; i < from + columns; i++) {
        mean += data[i]!;
        size = Math.max(size, Math.abs(data[i]!));
      }
      mean /= columns;
    }
    let squares = 0;
    for (let i = from; i < from + columns; i++) squares += (data[i]! - mean) ** 2;
    // What is left of a constant after rounding is no variation.
    const scale = squares > columns * (size * 1e-14) ** 2 ? 1 / Math.sqrt(squares) : 0;
    for (let i = from; i < from + columns; i++) out[i] = (data[i]! - mean) * scale;
  }
  return { data: out, rows, columns };
}
