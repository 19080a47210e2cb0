import type { Matrix } from '../matrix.js';

/** Values replaced by their order within a column: splits depend on the order alone, and whole numbers sort faster. */
export interface RankedColumns {
  /** `ranks[column * rows + row]`: equal values have equal ranks. */
  ranks: Uint16Array;
  rows: number;
  columns: number;
}

/**
 * Ranks each column of `x`. Up to 65,536 different values in a column are told apart exactly; more are put into 65,536 equally filled steps.
 */
export function rankColumns(x: Matrix): RankedColumns {
  const { rows, columns, data } = x;
  const ranks = new Uint16Array(rows * columns);
  const value = new Float32Array(1);
  const bits = new Uint32Array(value.buffer);
  // A float's bits in an order that whole numbers share, then the row: one native sort of doubles orders both.
  const keys = new Float64Array(rows);
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      // Adding zero makes -0 into 0.
      value[0] = data[row * columns + column]! + 0;
      const raw = bits[0]!;
      const ordered = raw & 0x80000000 ? ~raw >>> 0 : (raw | 0x80000000) >>> 0;
      keys[row] = ordered * 2 ** 21 + row;
    }
    keys.sort();
    const distinct = countDistinct(keys);
    const squeeze = distinct > 65536 ? 65535 / (distinct - 1) : 1;
    let rank = -1;
    let before = -1;
    for (let place = 0; place < rows; place++) {
      const key = keys[place]!;
      const ordered = Math.floor(key / 2 ** 21);
      if (ordered !== before) rank++;
      before = ordered;
      ranks[column * rows + (key - ordered * 2 ** 21)] = rank * squeeze;
    }
  }
  return { ranks, rows, columns };
}

function countDistinct(keys: Float64Array): number {
  let distinct = 0;
  let before = -1;
  for (const key of keys) {
    const ordered = Math.floor(key / 2 ** 21);
    if (ordered !== before) distinct++;
    before = ordered;
  }
  return distinct;
}
