import { compressIntensity } from '../matching/compressIntensity.js';
import type { PowderMeasurement } from '../matching/powderMeasurement.js';

/** What a measurement brings to every fit of a mixture; made once. */
export interface MixtureTarget {
  measurement: PowderMeasurement;
  /** Compressed intensity and its sum of squares. */
  root: Float64Array;
  square: number;
  /** Intensity at which noise counts no more. */
  floor: number;
  /** Weights of the first scales, 1 / (intensity + floor). */
  weights: Float64Array;
}

export function mixtureTarget(measurement: PowderMeasurement): MixtureTarget {
  const { net, noise } = measurement;
  const top = net.reduce((most, value) => Math.max(most, value), 0);
  const floor = Math.max(3 * noise, 1e-4 * top, 1e-12);
  const root = compressIntensity(net, floor);
  let square = 0;
  for (const value of root) square += value * value;
  return { measurement, root, square, floor, weights: net.map((value) => 1 / (Math.max(0, value) + floor)) };
}
