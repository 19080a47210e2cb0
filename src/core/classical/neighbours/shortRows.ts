import type { ShortMatrix } from '../product/multiplyTransposed.js';
import type { ShapedRows } from './shapedRows.js';

/** Length that rows are stretched to: no element and no sum of products then leaves its range. */
const LENGTH = 32_700;

export interface ShortRows extends ShortMatrix {
  /** A product of two of these rows is that of the rows themselves times both stretches. */
  stretches: Float64Array;
}

/** Most that rounding to whole numbers turns a row by, as a share of its length. */
export const shortError = (columns: number): number => (0.5 * Math.sqrt(columns)) / LENGTH;

/** Rows `first` to `last`, each stretched to the same length and rounded to whole numbers; `norms`: squares of the lengths of all rows. */
export function shortRows(x: ShapedRows, norms: Float64Array, first: number, last: number): ShortRows {
  const { data, columns, shape } = x;
  const out = new Int16Array((last - first) * columns);
  const stretches = new Float64Array(last - first).fill(1);
  for (let row = first; row < last; row++) {
    const norm = norms[row]!;
    if (norm === 0) continue;
    const stretch = LENGTH / Math.sqrt(norm);
    stretches[row - first] = stretch;
    const factor = stretch * (shape?.scales[row] ?? 1);
    // Cutting off behind the point rounds down above zero: lifted by a whole number, everything is.
    const lift = 32768.5 - (shape?.means[row] ?? 0) * factor;
    const to = (row - first) * columns;
    const from = row * columns;
    for (let i = 0; i < columns; i++) out[to + i] = ((data[from + i]! * factor + lift) | 0) - 32768;
  }
  return { data: out, rows: last - first, columns, stretches };
}
