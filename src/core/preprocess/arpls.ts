import { solveWhittaker } from './solveWhittaker.js';

export interface ArplsOptions {
  /** Smoothness; grows with the fourth power of the number of points that a bend of the background spans. */
  lambda: number;
  maxIterations?: number;
  /** Relative change of the weights at which to stop. */
  tolerance?: number;
}

/**
 * Background by asymmetrically reweighted penalised least squares: points above the noise band under the current curve lose their weight.
 * Baek et al. 2015, doi 10.1039/C4AN01061B. Equal spacing is supposed.
 */
export function arpls(y: Float64Array, { lambda, maxIterations = 50, tolerance = 1e-3 }: ArplsOptions): Float64Array {
  const n = y.length;
  let weights = new Float64Array(n).fill(1);
  let background = y;
  for (let iteration = 0; iteration <= maxIterations; iteration++) {
    background = solveWhittaker(y, weights, lambda);
    const { count, mean, deviation } = statisticsBelow(y, background);
    if (count < 2 || !(deviation > 0)) break;
    const next = new Float64Array(n);
    let change = 0;
    let size = 0;
    for (let i = 0; i < n; i++) {
      const rest = (y[i] ?? 0) - (background[i] ?? 0);
      const w = 1 / (1 + Math.exp((2 * (rest - (2 * deviation - mean))) / deviation));
      const before = weights[i] ?? 0;
      change += (w - before) ** 2;
      size += before ** 2;
      next[i] = w;
    }
    if (Math.sqrt(change / size) < tolerance) break;
    weights = next;
  }
  return background;
}

/** Mean and standard deviation of the residuals below zero. */
function statisticsBelow(
  y: Float64Array,
  background: Float64Array,
): { count: number; mean: number; deviation: number } {
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < y.length; i++) {
    const rest = (y[i] ?? 0) - (background[i] ?? 0);
    if (rest >= 0) continue;
    count++;
    sum += rest;
    squares += rest * rest;
  }
  const mean = count > 0 ? sum / count : 0;
  const variance = count > 1 ? (squares - count * mean * mean) / (count - 1) : 0;
  return { count, mean, deviation: Math.sqrt(Math.max(0, variance)) };
}
