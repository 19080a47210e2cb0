import type { Matrix } from '../matrix.js';
import { forProductBlocks } from '../product/multiplyTransposed.js';
import { squaredNorms } from '../squaredNorms.js';
import { Shortlist, type Nearest } from './nearest.js';

/** More candidates than wanted are kept from the quick, single-precision search, and measured again exactly. */
const SPARE = 8;

/**
 * Nearest rows by Euclidean distance: |a − b|² = |a|² + |b|² − 2 a · b, all a · b as one matrix product. Its rounding could change the order of nearly
 * equal neighbours, so the candidates are measured again in double precision; where they might not have been all, the whole row is.
 */
export function nearestByProduct(train: Matrix, asked: Matrix, count: number): Nearest {
  const { columns } = train;
  const norms = squaredNorms(train);
  const lists = Array.from({ length: asked.rows }, () => new Shortlist(Math.min(train.rows, count + SPARE)));
  forProductBlocks(asked, train, ({ values, stride, firstRow, lastRow, firstColumn, lastColumn }) => {
    for (let row = firstRow; row < lastRow; row++) {
      const list = lists[row]!;
      const from = (row - firstRow) * stride - firstColumn;
      let limit = list.limit;
      for (let column = firstColumn; column < lastColumn; column++) {
        const value = norms[column]! - 2 * values[from + column]!;
        if (value < limit) {
          list.offer(value, column);
          limit = list.limit;
        }
      }
    }
  });

  const askedNorms = squaredNorms(asked);
  const largest = Math.sqrt(norms.reduce((most, norm) => Math.max(most, norm), 0));
  const nearest: Nearest = {
    rows: new Int32Array(asked.rows * count),
    distances: new Float64Array(asked.rows * count),
    count,
  };
  const exact = new Shortlist(count);
  lists.forEach((list, row) => {
    exact.clear();
    for (const candidate of list.rows) exact.offer(squaredDistance(asked, row, train, candidate), candidate);
    const doubt = 2 ** -22 * Math.max(4, columns / 4) * Math.sqrt(askedNorms[row]!) * largest;
    const beyond = list.limit + askedNorms[row]! - doubt;
    if (list.size < train.rows && exact.limit > beyond) {
      exact.clear();
      for (let other = 0; other < train.rows; other++) exact.offer(squaredDistance(asked, row, train, other), other);
    }
    nearest.rows.set(exact.rows, row * count);
    nearest.distances.set(exact.values.map(Math.sqrt), row * count);
  });
  return nearest;
}

function squaredDistance(a: Matrix, rowA: number, b: Matrix, rowB: number): number {
  const { columns } = a;
  let sum = 0;
  let j = rowB * columns;
  for (let i = rowA * columns; i < (rowA + 1) * columns; i++, j++) sum += (a.data[i]! - b.data[j]!) ** 2;
  return sum;
}
