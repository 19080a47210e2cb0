import { LabError } from '../../../contract/data/errors.js';
import type { Matrix } from '../matrix.js';
import { multiplyRowsPlain } from './multiplyRowsPlain.js';
import { openSimdProduct } from './openSimdProduct.js';
import { productEngine, type ProductEngine } from './productEngine.js';
import { STEP_BYTES, TILE } from './productFunction.js';
import { SIFT } from './siftFunction.js';

/** Bytes of either block at a time: the block of A stays in the second-level cache while the rows of B pass. */
const BLOCK_A = 192 * 1024;
const BLOCK_B = 2 * 1024 * 1024;

/** Rows of 16-bit whole numbers, for products with half the work: the length of every row must be below 46,340, so that sums fit 32 bits. */
export interface ShortMatrix {
  data: Int16Array;
  rows: number;
  columns: number;
}

/** Rows `first` to `last` of the product, as they are ready: `values[(row - first) * stride + column - firstColumn]`. */
export interface ProductBlock {
  values: Float32Array;
  stride: number;
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
  /**
   * The first column from `column` on after which, among SIFT columns, one may have norm − value · weight · factor below the limit (in single precision; see
   * `Sieve`), or `lastColumn` or beyond: what is passed over has none.
   */
  next: (row: number, column: number, limit: number, factor: number) => number;
}

/** One number of each kind for every row of B. */
export interface Sieve {
  norms: Float32Array;
  weights: Float32Array;
}

export interface ProductOptions {
  /** Blocks with no row at or below the diagonal are left out, for A · Aᵀ. */
  lowerTriangle?: boolean;
  /** For the block's `next`, which else passes nothing over. */
  sieve?: Sieve;
  /** Taken off every row of A. */
  centre?: Float64Array | undefined;
}

/**
 * A · Bᵀ (rows of A times rows of B, all pairs of dot products) in blocks, each handed to `use` once; `values` holds only until it returns.
 * Blocks come ordered by columns, then rows. By the engine of `useProductEngine` if one is set, by WebAssembly SIMD where it is known, else by plain loops; sums run in single precision
 * over four (or two) lanes, so the two ways differ by rounding, about 1e-7 of |a| |b|. Products of whole numbers are exact but for the last rounding to single
 * precision, and are to be had with WebAssembly SIMD only. Throws `invalid-input` if the widths differ.
 */
export function forProductBlocks<M extends Matrix | ShortMatrix>(
  a: M,
  b: M,
  use: (block: ProductBlock) => void,
  { lowerTriangle = false, sieve, centre }: ProductOptions = {},
): void {
  if (a.columns !== b.columns) {
    throw new LabError(
      'invalid-input',
      `Rows of ${a.columns} points cannot be compared with rows of ${b.columns} points: resample one set to the other's axis.`,
    );
  }
  if (a.rows === 0 || b.rows === 0) return;
  const short = a.data instanceof Int16Array;
  const engine = productEngine();
  if (engine && !short) {
    forEngineBlocks(engine, centre ? written(a as Matrix, centre) : (a as Matrix), b as Matrix, use);
    return;
  }
  const size = a.data.BYTES_PER_ELEMENT;
  const rowBytes = Math.max(1, Math.ceil((a.columns * size) / STEP_BYTES)) * STEP_BYTES;
  const take = (bytes: number, rows: number): number =>
    Math.min(Math.ceil(rows / TILE) * TILE, Math.max(TILE, Math.floor(bytes / rowBytes / TILE) * TILE));
  // Low blocks follow the diagonal closely.
  const rowsA = take(BLOCK_A, lowerTriangle ? Math.ceil(a.rows / 12) : a.rows);
  const rowsB = take(BLOCK_B, b.rows);
  const startB = rowsA * rowBytes;
  const startC = startB + rowsB * rowBytes;
  const startNorms = startC + rowsA * rowsB * 4;
  const startWeights = startNorms + (rowsB + SIFT) * 4;
  const bytes = startWeights + (rowsB + SIFT) * 4;
  const simd = openSimdProduct(bytes);
  if (short && !simd) throw new LabError('internal', 'Products of whole numbers want WebAssembly SIMD.');
  const floats = simd?.floats ?? new Float32Array(bytes / 4);
  const elements = short && simd ? simd.shorts : floats;
  const multiply = short ? simd?.multiplyShort : simd?.multiply;
  const values = floats.subarray(startC / 4, startNorms / 4);
  const width = rowBytes / size;
  for (let firstColumn = 0; firstColumn < b.rows; firstColumn += rowsB) {
    const lastColumn = Math.min(b.rows, firstColumn + rowsB);
    const tileB = fill(elements, startB / size, width, b, firstColumn, lastColumn);
    if (sieve) {
      // What lies behind the last column is never below a limit.
      floats.fill(Infinity, startNorms / 4, startWeights / 4);
      floats.set(sieve.norms.subarray(firstColumn, lastColumn), startNorms / 4);
      floats.set(sieve.weights.subarray(firstColumn, lastColumn), startWeights / 4);
    }
    for (let firstRow = 0; firstRow < a.rows; firstRow += rowsA) {
      const lastRow = Math.min(a.rows, firstRow + rowsA);
      if (lowerTriangle && lastRow <= firstColumn) continue;
      const tileA = fill(elements, 0, width, a, firstRow, lastRow);
      if (centre) subtract(elements, width, centre, lastRow - firstRow);
      if (multiply) {
        const reach = lowerTriangle ? Math.min(tileB, Math.ceil((lastRow - firstColumn) / TILE) * TILE) : tileB;
        multiply(0, startB, startC, startB + reach * rowBytes, tileA * rowBytes, rowBytes, rowsB * 4);
      } else multiplyRowsPlain(floats, width, 0, tileA, startB / 4, tileB, startC / 4, rowsB);
      const next: ProductBlock['next'] = (row, column, limit, factor) => {
        if (!simd || !sieve) return column;
        const start = startC + (row - firstRow) * rowsB * 4;
        const skip = (column - firstColumn) * 4;
        const end = start + (lastColumn - firstColumn) * 4;
        const found = simd.sift(start + skip, startNorms + skip, startWeights + skip, end, limit, factor);
        return firstColumn + (found - start) / 4;
      };
      use({ values, stride: rowsB, firstRow, lastRow, firstColumn, lastColumn, next });
    }
  }
}

/** The engine brings its own blocking: only its result is kept to 64 MiB. */
function forEngineBlocks(engine: ProductEngine, a: Matrix, b: Matrix, use: (block: ProductBlock) => void): void {
  const { columns } = a;
  const step = Math.max(1, Math.floor(2 ** 24 / b.rows));
  const whole = b.data.subarray(0, b.rows * columns);
  const next: ProductBlock['next'] = (_row, column) => column;
  for (let firstRow = 0; firstRow < a.rows; firstRow += step) {
    const lastRow = Math.min(a.rows, firstRow + step);
    const rows = a.data.subarray(firstRow * columns, lastRow * columns);
    const values = engine(rows, lastRow - firstRow, whole, b.rows, columns);
    use({ values, stride: b.rows, firstRow, lastRow, firstColumn: 0, lastColumn: b.rows, next });
  }
}

/** All of A · Bᵀ, rows(A) × rows(B); `centre` is taken off every row of A. */
export function multiplyTransposed(a: Matrix, b: Matrix, centre?: Float64Array): Matrix {
  const data = new Float32Array(a.rows * b.rows);
  const take = ({ values, stride, firstRow, lastRow, firstColumn, lastColumn }: ProductBlock): void => {
    for (let row = firstRow; row < lastRow; row++) {
      const from = (row - firstRow) * stride;
      const to = row * b.rows + firstColumn;
      for (let i = 0; i < lastColumn - firstColumn; i++) data[to + i] = values[from + i]!;
    }
  };
  forProductBlocks(a, b, take, { centre });
  return { data, rows: a.rows, columns: b.rows };
}

/** Copies rows to their padded places, zeros behind them; returns the number of rows, padded to whole tiles. */
function fill(
  into: Float32Array | Int16Array,
  at: number,
  width: number,
  { data, columns }: Matrix | ShortMatrix,
  first: number,
  last: number,
): number {
  if (width === columns) into.set(data.subarray(first * columns, last * columns), at);
  else {
    for (let row = first; row < last; row++) {
      const place = at + (row - first) * width;
      into.set(data.subarray(row * columns, (row + 1) * columns), place);
      into.fill(0, place + columns, place + width);
    }
  }
  const padded = Math.ceil((last - first) / TILE) * TILE;
  into.fill(0, at + (last - first) * width, at + padded * width);
  return padded;
}

function written({ data, rows, columns }: Matrix, centre: Float64Array): Matrix {
  const copy = data.slice(0, rows * columns);
  subtract(copy, columns, centre, rows);
  return { data: copy, rows, columns };
}

/** Takes `centre` off rows that lie `width` apart. */
function subtract(rows: Float32Array | Int16Array, width: number, centre: Float64Array, count: number): void {
  for (let row = 0; row < count; row++) {
    const from = row * width;
    for (let i = 0; i < centre.length; i++) rows[from + i]! -= centre[i]!;
  }
}
