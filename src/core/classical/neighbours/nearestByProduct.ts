import { forProductBlocks, type ProductBlock, type Sieve } from '../product/multiplyTransposed.js';
import { openSimdProduct } from '../product/openSimdProduct.js';
import { productEngine } from '../product/productEngine.js';
import { SIFT } from '../product/siftFunction.js';
import { squaredNorms } from '../squaredNorms.js';
import { Shortlist, type Nearest } from './nearest.js';
import { pickShaped, squaredDistance, writtenRows, type ShapedRows } from './shapedRows.js';
import { shortError, shortRows } from './shortRows.js';

/** Candidates kept beyond those wanted, to tell whether rounding could have mistaken one for another. */
const SPARE = 15;
/** Rows that show whether whole numbers tell neighbours apart in these data. */
const PILOT = 32;
/** Rows narrower or fewer than this are not worth rounding. */
const LEAST = 48;

/**
 * Nearest rows by Euclidean distance: |a − b|² = |a|² + |b|² − 2 a · b, all a · b as one matrix product: first of rows rounded to 16-bit whole numbers, which
 * takes half the time, then, for rows that this leaves in doubt, in single precision. Which rows are nearest is exact all the same: where rounding could have
 * changed that, the candidates (or, if even more could be meant, all rows) are measured again in double precision.
 * `measure`: `all` measures every neighbour again, so that order and distances are exact too; `doubtful` only where the choice depends on it.
 */
export function nearestByProduct(
  train: ShapedRows,
  asked: ShapedRows,
  count: number,
  measure: 'all' | 'doubtful',
): Nearest {
  const search = new Search(train, asked, count, measure);
  const { rows } = asked;
  const worth = train.columns >= LEAST && train.rows >= LEAST && train.rows >= 2 * (count + SPARE);
  let left = Int32Array.from({ length: rows }, (_, row) => row);
  if (worth && rows > 2 * PILOT && !productEngine() && openSimdProduct(1)) {
    const sieve = search.shortSieve();
    const doubtful = search.byShorts(sieve, 0, PILOT);
    // Where neighbours differ by less than rounding, e.g. by little beside a high background, it would be done in vain.
    if (doubtful.length <= PILOT / 4) {
      const more = search.byShorts(sieve, PILOT, rows);
      left = Int32Array.of(...doubtful, ...more);
    } else left = Int32Array.from([...doubtful, ...left.subarray(PILOT)]);
  }
  search.byFloats(left);
  return search.found;
}

type ShortSieve = Sieve & { rows: ReturnType<typeof shortRows> };

class Search {
  readonly found: Nearest;
  private readonly norms: Float64Array;
  private readonly askedNorms: Float64Array;
  private readonly largest: number;
  private readonly listed: number;
  private readonly exact: Shortlist;

  constructor(
    private readonly train: ShapedRows,
    private readonly asked: ShapedRows,
    private readonly count: number,
    private readonly measure: 'all' | 'doubtful',
  ) {
    this.norms = normsOf(train);
    this.askedNorms = normsOf(asked);
    this.largest = Math.sqrt(this.norms.reduce((most, norm) => Math.max(most, norm), 0));
    this.listed = Math.min(train.rows, count + SPARE);
    this.exact = new Shortlist(count);
    const size = asked.rows * count;
    this.found = { rows: new Int32Array(size), distances: new Float64Array(size), count };
  }

  shortSieve(): ShortSieve {
    const rows = shortRows(this.train, this.norms, 0, this.train.rows);
    const weights = Float32Array.from(rows.stretches, (stretch) => 2 / stretch);
    return { rows, norms: Float32Array.from(this.norms), weights };
  }

  /** Asked rows `first` to `last` by whole numbers; returns those that are left in doubt. */
  byShorts(sieve: ShortSieve, first: number, last: number): Int32Array {
    const short = shortRows(this.asked, this.askedNorms, first, last);
    const lists = this.lists(last - first);
    forProductBlocks(
      short,
      sieve.rows,
      (block) => {
        for (let row = block.firstRow; row < block.lastRow; row++) {
          this.collect(block, row, lists[row]!, first + row, sieve.weights, 1 / short.stretches[row]!);
        }
      },
      { sieve },
    );
    const error = shortError(this.train.columns);
    const left: number[] = [];
    lists.forEach((list, i) => {
      // Each of two values that are compared is off by 2 |a| |b| times both rows' errors, and what the last rounding and those of the shape add.
      const doubt = 4 * (2 * error + error * error + 2 ** -20) * Math.sqrt(this.askedNorms[first + i]!) * this.largest;
      if (!this.settle(list, first + i, doubt)) left.push(first + i);
    });
    return Int32Array.from(left);
  }

  /** The given rows in single precision. */
  byFloats(wanted: Int32Array): void {
    if (wanted.length === 0) return;
    const { train, asked, norms } = this;
    const some = wanted.length < asked.rows ? pickShaped(asked, wanted) : asked;
    const sieve = { norms: Float32Array.from(norms), weights: new Float32Array(train.rows).fill(2) };
    const lists = this.lists(wanted.length);
    forProductBlocks(
      writtenRows(some),
      writtenRows(train),
      (block) => {
        for (let row = block.firstRow; row < block.lastRow; row++) {
          this.collect(block, row, lists[row]!, wanted[row]!, sieve.weights, 1);
        }
      },
      { sieve },
    );
    lists.forEach((list, i) => {
      const row = wanted[i]!;
      // Four lanes add a quarter of the products each: twice that many roundings at most, of at most |a| |b|, on both of two values that are compared.
      const doubt = 2 ** -21 * Math.max(4, train.columns / 4) * Math.sqrt(this.askedNorms[row]!) * this.largest;
      if (this.settle(list, row, doubt)) return;
      this.exact.clear();
      for (let other = 0; other < train.rows; other++) {
        this.exact.offer(squaredDistance(asked, row, train, other), other);
      }
      this.keep(row, 0);
    });
  }

  private lists(rows: number): Shortlist[] {
    return Array.from({ length: rows }, () => new Shortlist(this.listed));
  }

  /** Takes what is near from one row of a block. */
  private collect(
    { values, stride, firstRow, firstColumn, lastColumn, next }: ProductBlock,
    row: number,
    list: Shortlist,
    askedRow: number,
    weights: Float32Array,
    factor: number,
  ): void {
    const { norms, largest } = this;
    // The sieve calculates in single precision.
    const slack = 2 ** -21 * largest * (largest + 2 * Math.sqrt(this.askedNorms[askedRow]!));
    const from = (row - firstRow) * stride - firstColumn;
    let limit = list.limit;
    for (let column = firstColumn; column < lastColumn;) {
      column = next(row, column, limit + slack, factor);
      const end = Math.min(column + SIFT, lastColumn);
      for (; column < end; column++) {
        const value = norms[column]! - values[from + column]! * weights[column]! * factor;
        if (value < limit) {
          list.offer(value, column);
          limit = list.limit;
        }
      }
    }
  }

  /** The neighbours of a row from its candidates; false if rows beyond the list could be meant. `doubt`: most that the difference of two values is off by. */
  private settle(list: Shortlist, row: number, doubt: number): boolean {
    const { count, train } = this;
    const { values } = list;
    const certain = values[count - 1]! + doubt;
    if (list.size < train.rows && list.limit <= certain) return false;
    let end = count;
    while (end < list.size && values[end]! <= certain) end++;
    let begin = 0;
    if (this.measure === 'doubtful') {
      // Nearer than the first one that is left out by more than any error.
      const inside = end === count ? Infinity : values[count]! - doubt;
      while (begin < count && values[begin]! < inside) {
        this.found.rows[row * count + begin] = list.rows[begin]!;
        this.found.distances[row * count + begin] = Math.sqrt(Math.max(0, values[begin]! + this.askedNorms[row]!));
        begin++;
      }
    }
    this.exact.clear();
    for (let i = begin; i < end; i++) {
      this.exact.offer(squaredDistance(this.asked, row, train, list.rows[i]!), list.rows[i]!);
    }
    this.keep(row, begin);
    return true;
  }

  /** Fills the places of a row from `begin` on with the nearest of the measured ones. */
  private keep(row: number, begin: number): void {
    const { count, exact, found } = this;
    for (let i = begin; i < count; i++) {
      found.rows[row * count + i] = exact.rows[i - begin]!;
      found.distances[row * count + i] = Math.sqrt(exact.values[i - begin]!);
    }
  }
}

function normsOf(x: ShapedRows): Float64Array {
  return x.shape ? x.shape.scales.map((scale) => (scale > 0 ? 1 : 0)) : squaredNorms(x);
}
