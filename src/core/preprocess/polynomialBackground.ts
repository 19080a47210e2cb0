import { orthogonalPolynomials } from './orthogonalPolynomials.js';

export interface PolynomialBackgroundOptions {
  /** 0-12. */
  degree: number;
  maxIterations?: number;
}

/**
 * Polynomial that runs under the peaks: fitted again and again to data cut off one standard deviation above the last fit
 * (improved modified polynomial fit, Zhao et al. 2007, doi 10.1366/000370207782597003). The first fit's peaks are left out for good.
 * `x` ascending; result in the unit of `y`.
 */
export function polynomialBackground(
  x: Float64Array,
  y: Float64Array,
  options: PolynomialBackgroundOptions,
): Float64Array {
  const { degree, maxIterations = 250 } = options;
  const n = y.length;
  const first = project(orthogonalPolynomials(x, degree), y);
  let deviation = standardDeviation(y, first);
  const weights = Float64Array.from(y, (value, i) => (value > (first[i] ?? 0) + deviation ? 0 : 1));
  const basis = orthogonalPolynomials(x, degree, weights);
  let data = y;
  let background = first;
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const cut = new Float64Array(n);
    for (let i = 0; i < n; i++) cut[i] = Math.min(data[i] ?? 0, (background[i] ?? 0) + deviation);
    data = cut;
    background = project(basis, data, weights);
    const next = standardDeviation(data, background);
    const change = Math.abs(next - deviation) / Math.max(next, Number.MIN_VALUE);
    if (change < 1e-3) break;
    deviation = next;
  }
  return background;
}

function project(basis: readonly Float64Array[], y: Float64Array, weights?: Float64Array): Float64Array {
  const fit = new Float64Array(y.length);
  for (const polynomial of basis) {
    let share = 0;
    for (let i = 0; i < y.length; i++) share += (weights ? (weights[i] ?? 0) : 1) * (polynomial[i] ?? 0) * (y[i] ?? 0);
    for (let i = 0; i < y.length; i++) fit[i] = (fit[i] ?? 0) + share * (polynomial[i] ?? 0);
  }
  return fit;
}

function standardDeviation(y: Float64Array, fit: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < y.length; i++) {
    const rest = (y[i] ?? 0) - (fit[i] ?? 0);
    sum += rest;
    squares += rest * rest;
  }
  const mean = sum / y.length;
  return Math.sqrt(Math.max(0, squares / y.length - mean * mean));
}
