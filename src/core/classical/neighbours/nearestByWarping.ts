import type { Matrix } from '../matrix.js';
import { dtwDistance, type DtwScratch } from './dtwDistance.js';
import { Shortlist, type Nearest } from './nearest.js';

/**
 * Nearest rows by banded dynamic time warping, exactly. Every pair is first bounded from below by how far one spectrum leaves the other's envelope
 * (E. Keogh, C. Ratanamahatana, doi 10.1007/s10115-004-0154-9); pairs are then warped in the order of that bound until it exceeds the last neighbour's distance.
 */
export function nearestByWarping(train: Matrix, asked: Matrix, count: number, band: number): Nearest {
  const { columns } = train;
  const nearest: Nearest = {
    rows: new Int32Array(asked.rows * count),
    distances: new Float64Array(asked.rows * count),
    count,
  };
  const scratch: DtwScratch = [new Float64Array(columns + 2), new Float64Array(columns + 2)];
  const lower = new Float32Array(columns);
  const upper = new Float32Array(columns);
  const bounds = new Float64Array(train.rows);
  const list = new Shortlist(count);
  for (let row = 0; row < asked.rows; row++) {
    const from = row * columns;
    envelope(asked.data, from, columns, band, lower, upper);
    for (let other = 0; other < train.rows; other++) {
      let sum = 0;
      const start = other * columns;
      for (let i = 0; i < columns; i++) {
        const value = train.data[start + i]!;
        if (value > upper[i]!) sum += value - upper[i]!;
        else if (value < lower[i]!) sum += lower[i]! - value;
      }
      bounds[other] = sum;
    }
    const order = Int32Array.from(bounds.keys()).sort((p, q) => bounds[p]! - bounds[q]! || p - q);
    list.clear();
    for (const other of order) {
      if (bounds[other]! > list.limit) break;
      const distance = dtwDistance(asked.data, from, train.data, other * columns, columns, band, list.limit, scratch);
      if (distance <= list.limit) list.offer(distance, other);
    }
    nearest.rows.set(list.rows, row * count);
    nearest.distances.set(list.values, row * count);
  }
  return nearest;
}

/** Smallest and largest value within the band around each point. */
function envelope(
  data: Float32Array,
  from: number,
  length: number,
  band: number,
  lower: Float32Array,
  upper: Float32Array,
): void {
  for (let i = 0; i < length; i++) {
    let least = Infinity;
    let most = -Infinity;
    for (let j = Math.max(0, i - band); j <= Math.min(length - 1, i + band); j++) {
      const value = data[from + j]!;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    lower[i] = least;
    upper[i] = most;
  }
}
