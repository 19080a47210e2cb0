import type { Matrix } from '../matrix.js';

/** Rows as a metric sees them: (value − mean) · scale, rounded to single precision; the values as they are without `shape`. */
export interface ShapedRows extends Matrix {
  shape: { means: Float64Array; scales: Float64Array } | null;
}

/**
 * Rows of length 1, their own mean taken off before if `centred` (for Pearson's correlation), without writing them. Rows without length, or constant ones,
 * become zeros.
 */
export function unitRows(x: Matrix, centred: boolean): ShapedRows {
  const { data, rows, columns } = x;
  const means = new Float64Array(rows);
  const scales = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    const end = from + columns;
    let mean = 0;
    let size = 0;
    if (centred) {
      let rest = 0;
      let i = from;
      for (; i + 1 < end; i += 2) {
        mean += data[i]!;
        rest += data[i + 1]!;
      }
      if (i < end) mean += data[i]!;
      mean = (mean + rest) / columns;
      for (i = from; i < end; i++) size = Math.max(size, Math.abs(data[i]!));
    }
    let squares = 0;
    let others = 0;
    let i = from;
    for (; i + 1 < end; i += 2) {
      const one = data[i]! - mean;
      const other = data[i + 1]! - mean;
      squares += one * one;
      others += other * other;
    }
    if (i < end) squares += (data[i]! - mean) ** 2;
    squares += others;
    means[row] = mean;
    // What is left of a constant after rounding is no variation.
    scales[row] = squares > columns * (size * 1e-14) ** 2 ? 1 / Math.sqrt(squares) : 0;
  }
  return { ...x, shape: { means, scales } };
}

/** The rows written out. */
export function writtenRows({ data, rows, columns, shape }: ShapedRows): Matrix {
  if (!shape) return { data, rows, columns };
  const out = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    const mean = shape.means[row]!;
    const scale = shape.scales[row]!;
    for (let i = from; i < from + columns; i++) out[i] = (data[i]! - mean) * scale;
  }
  return { data: out, rows, columns };
}

/** Some rows. */
export function pickShaped(x: ShapedRows, wanted: Int32Array): ShapedRows {
  const { columns, shape } = x;
  const data = new Float32Array(wanted.length * columns);
  wanted.forEach((row, i) => data.set(x.data.subarray(row * columns, (row + 1) * columns), i * columns));
  const pick = (values: Float64Array): Float64Array => Float64Array.from(wanted, (row) => values[row]!);
  return {
    data,
    rows: wanted.length,
    columns,
    shape: shape && { means: pick(shape.means), scales: pick(shape.scales) },
  };
}

/** Square of the Euclidean distance of two rows, in double precision. */
export function squaredDistance(a: ShapedRows, rowA: number, b: ShapedRows, rowB: number): number {
  const { columns } = a;
  let even = 0;
  let odd = 0;
  let i = rowA * columns;
  let j = rowB * columns;
  const end = i + columns;
  if (a.shape && b.shape) {
    const [meanA, scaleA] = [a.shape.means[rowA]!, a.shape.scales[rowA]!];
    const [meanB, scaleB] = [b.shape.means[rowB]!, b.shape.scales[rowB]!];
    for (; i < end; i++, j++) {
      const difference = Math.fround((a.data[i]! - meanA) * scaleA) - Math.fround((b.data[j]! - meanB) * scaleB);
      even += difference * difference;
    }
    return even;
  }
  for (; i + 1 < end; i += 2, j += 2) {
    const first = a.data[i]! - b.data[j]!;
    const second = a.data[i + 1]! - b.data[j + 1]!;
    even += first * first;
    odd += second * second;
  }
  if (i < end) even += (a.data[i]! - b.data[j]!) ** 2;
  return even + odd;
}
