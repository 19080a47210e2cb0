import type { Matrix } from './matrix.js';

/** A copy of the rows named, in that order. */
export function takeRows({ data, columns }: Matrix, rows: Int32Array): Matrix {
  const taken = new Float32Array(rows.length * columns);
  rows.forEach((row, place) => taken.set(data.subarray(row * columns, (row + 1) * columns), place * columns));
  return { data: taken, rows: rows.length, columns };
}
