import { nonNegativeScales } from '../matching/nonNegativeScales.js';
import type { MixtureTarget } from './mixtureTarget.js';

export interface FittedScales {
  scales: number[];
  /** Σ (compressed measured − compressed calculated)², as a share of that without any phase. */
  distance: number;
}

/**
 * Non-negative scales of the curves for the smallest distance of compressed intensities: (√y − √m)² = (y − m)² / (√y + √m)², so least squares with
 * weights that follow the calculated pattern, `rounds` times.
 */
export function fitScales(target: MixtureTarget, curves: readonly Float64Array[], rounds = 2): FittedScales {
  const { measurement, floor } = target;
  const { net } = measurement;
  let weights = target.weights;
  let scales: number[] = [];
  for (let round = 0; round < rounds; round++) {
    scales = nonNegativeScales(net, curves, weights);
    if (round + 1 === rounds) break;
    const total = addScaled(curves, scales, net.length);
    weights = total.map((m, i) => {
      const y = Math.max(0, net[i]!);
      return 1 / (0.25 * (Math.sqrt(y) + Math.sqrt(m)) ** 2 + floor);
    });
  }
  return { scales, distance: distanceOf(target, addScaled(curves, scales, net.length)) };
}

export function addScaled(curves: readonly Float64Array[], scales: readonly number[], length: number): Float64Array {
  const total = new Float64Array(length);
  curves.forEach((curve, k) => {
    const scale = scales[k]!;
    if (scale > 0) for (let i = 0; i < length; i++) total[i]! += scale * curve[i]!;
  });
  return total;
}

/** Share of the compressed intensity that a calculated pattern leaves or adds. */
export function distanceOf({ root, square, floor }: MixtureTarget, total: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < root.length; i++) {
    const m = total[i]!;
    const difference = root[i]! - (m > 0 ? m / Math.sqrt(m + floor) : 0);
    sum += difference * difference;
  }
  return square > 0 ? sum / square : 0;
}
