import { LabError } from '../../../contract/data/errors.js';
import type { Matrix } from '../matrix.js';
import { multiplyRowsPlain } from './multiplyRowsPlain.js';
import { openSimdProduct } from './openSimdProduct.js';
import { productEngine, type ProductEngine } from './productEngine.js';
import { STEP, TILE } from './simdProductModule.js';

/** Bytes of either block at a time: the block of A stays in the second-level cache while the rows of B pass. */
const BLOCK_A = 384 * 1024;
const BLOCK_B = 4 * 1024 * 1024;

/** Rows `first` to `last` of the product, as they are ready: `values[(row - first) * stride + column - firstColumn]`. */
export interface ProductBlock {
  values: Float32Array;
  stride: number;
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

/**
 * A · Bᵀ (rows of A times rows of B, all pairs of dot products) in blocks, each handed to `use` once; `values` holds only until it returns.
 * `lowerTriangle`: blocks with no row at or below the diagonal are left out, for A · Aᵀ.
 * Blocks come ordered by columns, then rows. By the engine of `useProductEngine` if one is set, by WebAssembly SIMD where it is known, else by plain loops; sums run in single precision
 * over four (or two) lanes, so the two ways differ by rounding, about 1e-7 of |a| |b|. Throws `invalid-input` if the widths differ.
 */
export function forProductBlocks(
  a: Matrix,
  b: Matrix,
  use: (block: ProductBlock) => void,
  lowerTriangle = false,
): void {
  if (a.columns !== b.columns) {
    throw new LabError(
      'invalid-input',
      `Rows of ${a.columns} points cannot be compared with rows of ${b.columns} points: resample one set to the other's axis.`,
    );
  }
  if (a.rows === 0 || b.rows === 0) return;
  const engine = productEngine();
  if (engine) {
    forEngineBlocks(engine, a, b, use);
    return;
  }
  const width = Math.max(STEP, Math.ceil(a.columns / STEP) * STEP);
  const take = (bytes: number, rows: number): number =>
    Math.min(Math.ceil(rows / TILE) * TILE, Math.max(TILE, Math.floor(bytes / (width * 4) / TILE) * TILE));
  const rowsA = take(BLOCK_A, a.rows);
  const rowsB = take(BLOCK_B, b.rows);
  const startB = rowsA * width * 4;
  const startC = startB + rowsB * width * 4;
  const simd = openSimdProduct(startC + rowsA * rowsB * 4);
  const floats = simd?.floats ?? new Float32Array((startC + rowsA * rowsB * 4) / 4);
  for (let firstColumn = 0; firstColumn < b.rows; firstColumn += rowsB) {
    const lastColumn = Math.min(b.rows, firstColumn + rowsB);
    const tileB = fill(floats, startB / 4, width, b, firstColumn, lastColumn);
    for (let firstRow = 0; firstRow < a.rows; firstRow += rowsA) {
      const lastRow = Math.min(a.rows, firstRow + rowsA);
      if (lowerTriangle && lastRow <= firstColumn) continue;
      const tileA = fill(floats, 0, width, a, firstRow, lastRow);
      if (simd) {
        const reach = lowerTriangle ? Math.min(tileB, Math.ceil((lastRow - firstColumn) / TILE) * TILE) : tileB;
        simd.multiply(0, startB, startC, startB + reach * width * 4, tileA * width * 4, width * 4, rowsB * 4);
      } else multiplyRowsPlain(floats, width, 0, tileA, startB / 4, tileB, startC / 4, rowsB);
      const values = floats.subarray(startC / 4, startC / 4 + rowsA * rowsB);
      use({ values, stride: rowsB, firstRow, lastRow, firstColumn, lastColumn });
    }
  }
}

/** The engine brings its own blocking: only its result is kept to 64 MiB. */
function forEngineBlocks(engine: ProductEngine, a: Matrix, b: Matrix, use: (block: ProductBlock) => void): void {
  const { columns } = a;
  const step = Math.max(1, Math.floor(2 ** 24 / b.rows));
  const whole = b.data.subarray(0, b.rows * columns);
  for (let firstRow = 0; firstRow < a.rows; firstRow += step) {
    const lastRow = Math.min(a.rows, firstRow + step);
    const rows = a.data.subarray(firstRow * columns, lastRow * columns);
    const values = engine(rows, lastRow - firstRow, whole, b.rows, columns);
    use({ values, stride: b.rows, firstRow, lastRow, firstColumn: 0, lastColumn: b.rows });
  }
}

/** All of A · Bᵀ, rows(A) × rows(B). */
export function multiplyTransposed(a: Matrix, b: Matrix): Matrix {
  const data = new Float32Array(a.rows * b.rows);
  forProductBlocks(a, b, ({ values, stride, firstRow, lastRow, firstColumn, lastColumn }) => {
    for (let row = firstRow; row < lastRow; row++) {
      const from = (row - firstRow) * stride;
      data.set(values.subarray(from, from + lastColumn - firstColumn), row * b.rows + firstColumn);
    }
  });
  return { data, rows: a.rows, columns: b.rows };
}

/** Copies rows to their padded places, zeros behind them; returns the number of rows, padded to whole tiles. */
function fill(
  into: Float32Array,
  at: number,
  width: number,
  { data, columns }: Matrix,
  first: number,
  last: number,
): number {
  for (let row = first; row < last; row++) {
    const place = at + (row - first) * width;
    into.set(data.subarray(row * columns, (row + 1) * columns), place);
    into.fill(0, place + columns, place + width);
  }
  const padded = Math.ceil((last - first) / TILE) * TILE;
  into.fill(0, at + (last - first) * width, at + padded * width);
  return padded;
}
