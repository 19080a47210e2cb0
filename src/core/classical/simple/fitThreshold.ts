import type { ThresholdOptions } from '../../../contract/data/classical.js';
import type { Matrix } from '../matrix.js';
import { oneNumber } from './oneNumber.js';

/** Classes side by side on the axis of one number. */
export interface ThresholdModel {
  kind: 'threshold';
  classes: number;
  columns: number;
  feature: 'maximum' | 'position';
  /** Classes by their mean number, smallest first. */
  order: Int32Array;
  /** Upper ends of the intervals of all but the last class in `order`; a number up to it belongs to that class or one before. */
  cuts: Float64Array;
  /** Share of each class among the training spectra in each interval, intervals × classes (a class's own interval empty: all its). */
  shares: Float64Array;
}

/**
 * The baseline of one number: one interval per class, in the order of the class means, cut where the fewest training spectra fall on the wrong side
 * (by dynamic programming over the sorted numbers; for two classes the best threshold). Shows how much of a task needs no shape at all.
 */
export function fitThreshold(
  x: Matrix,
  labels: Int32Array,
  classes: number,
  options: ThresholdOptions,
): ThresholdModel {
  const feature = options.feature ?? 'maximum';
  const numbers = oneNumber(x, feature);
  const order = orderOfMeans(numbers, labels, classes);
  const rows = Int32Array.from(numbers.keys()).sort((p, q) => numbers[p]! - numbers[q]! || p - q);
  const sorted = Float64Array.from(rows, (row) => numbers[row]!);
  const size = rows.length;

  // right[i]: most of the first i spectra that can be right with the classes so far; from[c][i]: where class c then begins.
  let right = new Float64Array(size + 1).fill(-Infinity);
  right[0] = 0;
  const from: Int32Array[] = [];
  for (const label of order) {
    const begins = new Int32Array(size + 1);
    const next = new Float64Array(size + 1);
    let best = -Infinity;
    let bestAt = 0;
    let own = 0;
    for (let i = 0; i <= size; i++) {
      if (i > 0 && labels[rows[i - 1]!] === label) own++;
      // A cut cannot lie between equal numbers.
      const possible = i === 0 || i === size || sorted[i]! > sorted[i - 1]!;
      if (possible && right[i]! - own > best) {
        best = right[i]! - own;
        bestAt = i;
      }
      next[i] = best + own;
      begins[i] = bestAt;
    }
    right = next;
    from.push(begins);
  }
  const ends = new Int32Array(classes).fill(size);
  for (let c = classes - 1; c > 0; c--) ends[c - 1] = from[c]![ends[c]!]!;

  const cuts = Float64Array.from({ length: classes - 1 }, (_, c) => cutAt(sorted, ends[c]!));
  const shares = new Float64Array(classes * classes);
  for (let c = 0; c < classes; c++) {
    const start = c === 0 ? 0 : ends[c - 1]!;
    const end = ends[c]!;
    for (let i = start; i < end; i++) shares[c * classes + labels[rows[i]!]!]! += 1 / (end - start);
    if (end === start) shares[c * classes + order[c]!] = 1;
  }
  return { kind: 'threshold', classes, columns: x.columns, feature, order, cuts, shares };
}

function orderOfMeans(numbers: Float64Array, labels: Int32Array, classes: number): Int32Array {
  const sums = new Float64Array(classes);
  const counts = new Float64Array(classes);
  numbers.forEach((number, row) => {
    sums[labels[row]!]! += number;
    counts[labels[row]!]!++;
  });
  const means = sums.map((sum, c) => (counts[c]! > 0 ? sum / counts[c]! : Infinity));
  return Int32Array.from(means.keys()).sort((p, q) => (means[p]! < means[q]! ? -1 : means[p]! > means[q]! ? 1 : p - q));
}

/** Half way between the last number before the cut and the first behind it. */
function cutAt(sorted: Float64Array, end: number): number {
  if (end === 0) return -Infinity;
  return end >= sorted.length ? Infinity : sorted[end - 1]! / 2 + sorted[end]! / 2;
}
