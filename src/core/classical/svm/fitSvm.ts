import type { SvmOptions } from '../../../contract/data/classical.js';
import { LabError } from '../../../contract/data/errors.js';
import type { Matrix } from '../matrix.js';
import { takeRows } from '../takeRows.js';
import { kernelMatrix } from './kernelMatrix.js';
import { solvePair } from './solvePair.js';
import type { SvmModel } from './svmModel.js';

/** Above so many rows the kernel is made for each pair of classes anew (256 MiB for all pairs at once, 1 GiB for one). */
const ROWS_AT_ONCE = 8192;
const ROWS_OF_A_PAIR = 16384;

/** Trains one machine for every pair of classes (one against one). `labels`: 0 to classes − 1; a class without samples never wins a vote against one with. */
export function fitSvm(x: Matrix, labels: Int32Array, classes: number, options: SvmOptions): SvmModel {
  const kernel = options.kernel ?? 'rbf';
  const cost = options.cost ?? 1;
  const tolerance = options.tolerance ?? 1e-3;
  const linear = kernel === 'linear';
  const gamma = linear ? 0 : options.gamma === undefined || options.gamma === 'scale' ? scaleGamma(x) : options.gamma;
  const centre = columnMeans(x);
  const members = Array.from({ length: classes }, (_, c) => rowsOf(labels, c));
  const order = Int32Array.from(members.flatMap((rows) => [...rows]));
  const starts = members.map((_, c) => members.slice(0, c).reduce((sum, rows) => sum + rows.length, 0));
  const sorted = subtract(takeRows(x, order), centre);
  const all = sorted.rows <= ROWS_AT_ONCE ? kernelMatrix(sorted, gamma) : null;

  const pairs: { a: number; b: number; signed: Float64Array; intercept: number }[] = [];
  for (let a = 0; a < classes; a++) {
    for (let b = a + 1; b < classes; b++) {
      const [countA, countB] = [members[a]!.length, members[b]!.length];
      const size = countA + countB;
      if (countA === 0 || countB === 0) {
        pairs.push({ a, b, signed: new Float64Array(size), intercept: countA > 0 ? 1 : -1 });
        continue;
      }
      const places = Int32Array.from({ length: size }, (_, i) =>
        i < countA ? starts[a]! + i : starts[b]! + i - countA,
      );
      const values = all
        ? gather(all, sorted.rows, places, countA)
        : kernelMatrix(takeRows(sorted, checked(places)), gamma);
      pairs.push({ a, b, ...solvePair(values, size, countA, cost, tolerance) });
    }
  }

  const used = new Uint8Array(sorted.rows);
  const placeOf = (a: number, b: number, i: number): number =>
    i < members[a]!.length ? starts[a]! + i : starts[b]! + i - members[a]!.length;
  for (const { a, b, signed } of pairs) signed.forEach((value, i) => (used[placeOf(a, b, i)]! |= value !== 0 ? 1 : 0));
  const vectors = Int32Array.from(used.keys()).filter((place) => used[place] === 1);
  const column = new Int32Array(sorted.rows);
  vectors.forEach((place, i) => (column[place] = i));
  const coefficients = new Float64Array(linear ? 0 : pairs.length * vectors.length);
  const weights = new Float32Array(linear ? pairs.length * x.columns : 0);
  const intercepts = Float64Array.from(pairs, ({ intercept }) => intercept);
  pairs.forEach(({ a, b, signed }, pair) => {
    if (linear) {
      const sum = normal(sorted, signed, (i) => placeOf(a, b, i));
      weights.set(sum, pair * x.columns);
      // Of spectra as they are, the centre's own share has to come off.
      intercepts[pair]! -= sum.reduce((all, weight, column) => all + weight * centre[column]!, 0);
    } else {
      signed.forEach((value, i) => {
        if (value !== 0) coefficients[pair * vectors.length + column[placeOf(a, b, i)]!] = value;
      });
    }
  });
  return {
    kind: 'svm',
    kernel,
    classes,
    columns: x.columns,
    gamma,
    centre,
    support: vectors.map((place) => order[place]!),
    supportPerClass: Int32Array.from(members, (_, c) => vectors.filter((place) => labels[order[place]!] === c).length),
    vectors: linear ? new Float32Array(0) : takeRows(sorted, vectors).data,
    coefficients,
    weights,
    intercepts,
    breakTies: options.breakTies ?? false,
  };
}

function checked(places: Int32Array): Int32Array {
  if (places.length <= ROWS_OF_A_PAIR) return places;
  throw new LabError(
    'too-large',
    `A support vector machine for two classes takes up to ${ROWS_OF_A_PAIR} spectra, and there are ${places.length}: train it on a part of them, or choose a random forest.`,
  );
}

function rowsOf(labels: Int32Array, wanted: number): Int32Array {
  return Int32Array.from(labels.keys()).filter((row) => labels[row] === wanted);
}

/** The kernel of two classes, each of which lies together: the first `first` places and the others. */
function gather(kernel: Float32Array, rows: number, places: Int32Array, first: number): Float32Array {
  const size = places.length;
  const values = new Float32Array(size * size);
  const [a, b] = [places[0]!, places[first]!];
  for (let i = 0; i < size; i++) {
    const row = places[i]! * rows;
    values.set(kernel.subarray(row + a, row + a + first), i * size);
    values.set(kernel.subarray(row + b, row + b + size - first), i * size + first);
  }
  return values;
}

function normal(x: Matrix, signed: Float64Array, placeOf: (i: number) => number): Float64Array {
  const sum = new Float64Array(x.columns);
  signed.forEach((value, i) => {
    if (value === 0) return;
    const row = placeOf(i) * x.columns;
    for (let column = 0; column < x.columns; column++) sum[column]! += value * x.data[row + column]!;
  });
  return sum;
}

function scaleGamma({ data, columns }: Matrix): number {
  let sum = 0;
  for (const value of data) sum += value;
  const mean = sum / data.length;
  let squares = 0;
  for (const value of data) squares += (value - mean) ** 2;
  const variance = squares / data.length;
  return variance > 0 ? 1 / (columns * variance) : 1;
}

function columnMeans({ data, rows, columns }: Matrix): Float32Array {
  const sums = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) sums[column]! += data[row * columns + column]!;
  }
  return Float32Array.from(sums, (sum) => sum / Math.max(1, rows));
}

function subtract(x: Matrix, centre: Float32Array): Matrix {
  for (let row = 0; row < x.rows; row++) {
    for (let column = 0; column < x.columns; column++) x.data[row * x.columns + column]! -= centre[column]!;
  }
  return x;
}
