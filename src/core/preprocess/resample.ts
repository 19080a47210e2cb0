import { LabError } from '../../contract/data/errors.js';
import { interpolate } from './interpolate.js';
import { quantile } from './quantile.js';

export interface ResampleResult {
  x: Float64Array;
  y: Float64Array;
}

const mostPoints = 2_000_000;

/**
 * The curve on a grid of multiples of `step` (axis units) inside its range: interpolated linearly where that is finer than measured,
 * averaged over each step where it is coarser, so that areas are kept and narrow peaks are not stepped over.
 * Throws `invalid-input` for a step that gives fewer than two or more than 2,000,000 points.
 */
export function resample(x: Float64Array, y: Float64Array, { step }: { step: number }): ResampleResult {
  const n = x.length;
  const first = Math.ceil((x[0] ?? 0) / step - 1e-9);
  const last = Math.floor((x[n - 1] ?? 0) / step + 1e-9);
  const count = last - first + 1;
  if (!(count >= 2 && count <= mostPoints)) {
    throw new LabError(
      'invalid-input',
      `A step of ${step} gives ${Math.max(0, count)} points from ${x[0] ?? NaN} to ${x[n - 1] ?? NaN}: choose one that gives 2 to ${mostPoints}.`,
    );
  }
  const grid = Float64Array.from({ length: count }, (_, i) => (first + i) * step);
  const gaps = Float64Array.from({ length: n - 1 }, (_, i) => (x[i + 1] ?? 0) - (x[i] ?? 0)).sort();
  if (step <= quantile(gaps, 0.5) * 1.0001) return { x: grid, y: interpolate(x, y, grid) };
  const edges = Float64Array.from({ length: count + 1 }, (_, i) =>
    clamp((first + i - 0.5) * step, x[0] ?? 0, x[n - 1] ?? 0),
  );
  const areas = integralTo(x, y, edges);
  return {
    x: grid,
    y: Float64Array.from(
      { length: count },
      (_, i) => ((areas[i + 1] ?? 0) - (areas[i] ?? 0)) / ((edges[i + 1] ?? 0) - (edges[i] ?? 0)),
    ),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Integral of the straight lines through (x, y) from x[0] to each of the ascending places. */
function integralTo(x: Float64Array, y: Float64Array, places: Float64Array): Float64Array {
  const result = new Float64Array(places.length);
  const values = interpolate(x, y, places);
  let j = 0;
  let area = 0;
  for (let i = 0; i < places.length; i++) {
    const place = places[i] ?? 0;
    while (j < x.length - 2 && (x[j + 1] ?? 0) <= place) {
      area += (((x[j + 1] ?? 0) - (x[j] ?? 0)) * ((y[j] ?? 0) + (y[j + 1] ?? 0))) / 2;
      j++;
    }
    result[i] = area + ((place - (x[j] ?? 0)) * ((y[j] ?? 0) + (values[i] ?? 0))) / 2;
  }
  return result;
}
