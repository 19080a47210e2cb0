import type { QuantityReference } from './types.js';
import { cubicSpline } from './cubicSpline.js';

/** A reference as a curve: what one weight unit adds to the pattern, in heights of corundum's tallest peak at the same weight. */
export interface QuantityCurve {
  reference: QuantityReference;
  rir: number;
  /** The curve at the places (degrees 2θ, ascending) when its positions move by `shift`. */
  at: (places: Float64Array, shift: number) => Float64Array;
  /** Covered range, degrees 2θ. */
  range: [number, number];
}

/** A curve that never rises stands for background: the fit brings its own. */
export function isFlat(y: Float64Array): boolean {
  return y.every((value) => value === y[0]);
}

/** Curve of a reference that was measured: height scaled by its ratio to corundum. */
export function measuredCurve(
  reference: QuantityReference,
  { x, y, rir }: { x: Float64Array; y: Float64Array; rir: number },
): QuantityCurve {
  const tallest = y.reduce((most, value) => Math.max(most, value), 0);
  const spline = cubicSpline(
    x,
    y.map((value) => (value / tallest) * rir),
  );
  return { reference, rir, at: spline.at, range: [x[0] ?? 0, x.at(-1) ?? 0] };
}
