import { savitzkyGolay } from './savitzkyGolay.js';

export interface SnipOptions {
  /** Largest half window in points: half the base width of the widest peak, or more. */
  iterations: number;
  /** Average the data over `iterations`/4 points (3 to 49) first, so that the background runs through the noise rather than along its lower edge. */
  smoothing: boolean;
}

/**
 * Background by statistics-sensitive non-linear iterative peak clipping, same length and unit as `y`.
 *
 * Ryan et al. 1988, doi 10.1016/0168-583X(88)90063-8, with the windows clipped from large to small of
 * Morháč et al. 1997, doi 10.1016/S0168-9002(97)01023-1. Clipping works on log(log(sqrt(y + 1) + 1) + 1), which tames strong peaks;
 * data with negative values are lifted first. Near the ends the window shrinks to what fits.
 * Without `smoothing` the background is nowhere above the data.
 */
export function snip(y: Float64Array, { iterations, smoothing }: SnipOptions): Float64Array {
  const n = y.length;
  const half = Math.max(1, Math.min(24, Math.round(iterations / 8), (n - 1) >> 1));
  // Degree 1 is the moving mean inside, and a straight line rather than a single noisy point at the ends.
  const source = smoothing && n >= 3 ? savitzkyGolay(y, { window: 2 * half + 1, degree: 1 }) : y;
  let lowest = 0;
  for (const value of source) if (value < lowest) lowest = value;
  let current = new Float64Array(n);
  let next = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    current[i] = Math.log(Math.log(Math.sqrt((source[i] ?? 0) - lowest + 1) + 1) + 1);
  }
  for (let p = Math.min(iterations, (n - 1) >> 1); p >= 1; p--) {
    for (let i = 0; i < n; i++) {
      const h = Math.min(p, i, n - 1 - i);
      const here = current[i] ?? 0;
      const mean = ((current[i - h] ?? 0) + (current[i + h] ?? 0)) / 2;
      next[i] = mean < here ? mean : here;
    }
    [current, next] = [next, current];
  }
  const background = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const root = Math.exp(Math.exp(current[i] ?? 0) - 1) - 1;
    const value = root * root - 1 + lowest;
    // The operator and its inverse round: keep "not above the data" exact.
    background[i] = smoothing ? value : Math.min(value, y[i] ?? 0);
  }
  return background;
}
