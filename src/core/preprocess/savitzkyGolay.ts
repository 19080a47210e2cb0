import { LabError } from '../../contract/data/errors.js';
import { orthogonalPolynomials } from './orthogonalPolynomials.js';

export interface SavitzkyGolayOptions {
  /** Points, odd. */
  window: number;
  /** Of the polynomial fitted in the window; below `window`. */
  degree: number;
}

/**
 * Savitzky-Golay smoothing, doi 10.1021/ac60214a047: each point becomes the value there of the polynomial fitted to its window; the ends are
 * those of the polynomial fitted to the first and last window, so polynomials of that degree stay as they are everywhere.
 * Equal spacing is supposed. Throws `invalid-input` for an even window, one longer than the data, or a degree not below it.
 */
export function savitzkyGolay(y: Float64Array, { window, degree }: SavitzkyGolayOptions): Float64Array {
  const n = y.length;
  if (window % 2 === 0)
    throw new LabError('invalid-input', `The Savitzky-Golay window of ${window} points is even: choose ${window + 1}.`);
  if (degree >= window)
    throw new LabError(
      'invalid-input',
      `A Savitzky-Golay window of ${window} points cannot carry degree ${degree}: choose a longer window.`,
    );
  if (window > n)
    throw new LabError(
      'invalid-input',
      `The Savitzky-Golay window of ${window} points is longer than the ${n} points measured: choose a shorter one.`,
    );
  const half = (window - 1) / 2;
  const basis = orthogonalPolynomials(
    Float64Array.from({ length: window }, (_, j) => j),
    degree,
  );
  /** Weights that give the fitted polynomial's value at place `at` of a window. */
  const weightsAt = (at: number): Float64Array => {
    const weights = new Float64Array(window);
    for (const p of basis) for (let j = 0; j < window; j++) weights[j] = (weights[j] ?? 0) + (p[at] ?? 0) * (p[j] ?? 0);
    return weights;
  };
  const apply = (weights: Float64Array, start: number): number => {
    let sum = 0;
    for (let j = 0; j < window; j++) sum += (weights[j] ?? 0) * (y[start + j] ?? 0);
    return sum;
  };
  const result = new Float64Array(n);
  const centre = weightsAt(half);
  for (let i = half; i < n - half; i++) result[i] = apply(centre, i - half);
  for (let j = 0; j < half; j++) {
    result[j] = apply(weightsAt(j), 0);
    result[n - 1 - j] = apply(weightsAt(window - 1 - j), n - window);
  }
  return result;
}
