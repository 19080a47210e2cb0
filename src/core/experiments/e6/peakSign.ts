import type { WeightArray } from '../../../contract/index.js';

/**
 * Whether a kernel turns a peak upside down: its response to a Gaussian peak, at the place of the peak, is below zero. Half of all kernels of
 * independent symmetric weights do.
 * @param sigma of the peak, points
 */
export function turnsPeak({ values, shape }: WeightArray, sigma: number, filter = 0): boolean {
  const [points = 0, inputs = 1, filters = 1] = shape;
  const middle = (points - 1) / 2;
  let response = 0;
  for (let i = 0; i < points; i++) {
    const weight = values[i * inputs * filters + filter] ?? 0;
    response += weight * Math.exp(-0.5 * ((i - middle) / sigma) ** 2);
  }
  return response < 0;
}
