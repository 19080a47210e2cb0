import { solveWhittaker } from './solveWhittaker.js';

export interface AirplsOptions {
  /** Smoothness, as for {@link arpls}. */
  lambda: number;
  maxIterations?: number;
  /** Share of the data's sum left below the background at which to stop. */
  tolerance?: number;
}

/**
 * Background by adaptive iteratively reweighted penalised least squares: points above the current curve lose their weight altogether,
 * points below gain it exponentially. Zhang et al. 2010, doi 10.1039/B922045C. Equal spacing is supposed.
 * Where the weights grow beyond what the numbers hold, the last sound curve is the result.
 */
export function airpls(y: Float64Array, { lambda, maxIterations = 50, tolerance = 1e-3 }: AirplsOptions): Float64Array {
  const n = y.length;
  let size = 0;
  for (const value of y) size += Math.abs(value);
  const weights = new Float64Array(n).fill(1);
  let background = y;
  for (let iteration = 1; iteration <= maxIterations + 1; iteration++) {
    const trial = solveWhittaker(y, weights, lambda);
    if (!trial.every(Number.isFinite)) break;
    background = trial;
    let below = 0;
    let count = 0;
    for (let i = 0; i < n; i++) {
      const rest = (y[i] ?? 0) - (background[i] ?? 0);
      if (rest >= 0) continue;
      below -= rest;
      count++;
    }
    if (count < 2 || below < tolerance * size) break;
    for (let i = 0; i < n; i++) {
      const rest = (y[i] ?? 0) - (background[i] ?? 0);
      weights[i] = rest < 0 ? Math.exp(Math.min(100, (-rest * iteration) / below)) : 0;
    }
  }
  return background;
}
