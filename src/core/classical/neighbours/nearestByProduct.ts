import type { Matrix } from '../matrix.js';
import { forProductBlocks } from '../product/multiplyTransposed.js';
import { squaredNorms } from '../squaredNorms.js';
import { Shortlist, type Nearest } from './nearest.js';

/** Candidates kept beyond those wanted, to tell whether single precision could have mistaken one for another. */
const SPARE = 3;

/**
 * Nearest rows by Euclidean distance: |a − b|² = |a|² + |b|² − 2 a · b, all a · b as one matrix product in single precision. Which rows are nearest is
 * exact all the same: where rounding could have changed that, the candidates (or, if even more could be meant, all rows) are measured again in double precision.
 * `measure`: `all` measures every neighbour again, so that order and distances are exact too; `doubtful` only where the choice depends on it.
 */
export function nearestByProduct(train: Matrix, asked: Matrix, count: number, measure: 'all' | 'doubtful'): Nearest {
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
  const rows = new Int32Array(asked.rows * count);
  const distances = new Float64Array(asked.rows * count);
  const exact = new Shortlist(count);
  lists.forEach((list, row) => {
    const norm = askedNorms[row]!;
    // Four lanes add a quarter of the products each: twice that many roundings at most, of at most |a| |b|, on both of two values that are compared.
    const doubt = 2 ** -21 * Math.max(4, columns / 4) * Math.sqrt(norm) * largest;
    const certain = list.values[count - 1]! + doubt;
    if (measure === 'doubtful' && (list.size === count || list.values[count]! > certain)) {
      rows.set(list.rows.subarray(0, count), row * count);
      for (let k = 0; k < count; k++) distances[row * count + k] = Math.sqrt(Math.max(0, list.values[k]! + norm));
      return;
    }
    exact.clear();
    if (list.size === train.rows || list.limit > certain) {
      for (const candidate of list.rows) exact.offer(squaredDistance(asked, row, train, candidate), candidate);
    } else {
      for (let other = 0; other < train.rows; other++) exact.offer(squaredDistance(asked, row, train, other), other);
    }
    rows.set(exact.rows, row * count);
    distances.set(exact.values.map(Math.sqrt), row * count);
  });
  return { rows, distances, count };
}

function squaredDistance(a: Matrix, rowA: number, b: Matrix, rowB: number): number {
  const { columns } = a;
  let even = 0;
  let odd = 0;
  let i = rowA * columns;
  let j = rowB * columns;
  const end = i + columns;
  for (; i + 1 < end; i += 2, j += 2) {
    const first = a.data[i]! - b.data[j]!;
    const second = a.data[i + 1]! - b.data[j + 1]!;
    even += first * first;
    odd += second * second;
  }
  if (i < end) even += (a.data[i]! - b.data[j]!) ** 2;
  return even + odd;
}
