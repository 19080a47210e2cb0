import { solveWhittaker } from './solveWhittaker.js';

/** Whittaker smoother with second differences: larger `lambda` is smoother; the sum and first moment of the data are kept. Eilers 2003, doi 10.1021/ac034173t. */
export function whittaker(y: Float64Array, { lambda }: { lambda: number }): Float64Array {
  return solveWhittaker(y, new Float64Array(y.length).fill(1), lambda);
}
