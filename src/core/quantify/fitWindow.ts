import { LabError } from '../../contract/data/errors.js';
import type { Spectrum } from '../../contract/data/spectrum.js';
import { twoThetaOf } from '../diffraction/bragg.js';
import { medianInPlace } from '../preprocess/medianInPlace.js';
import { estimateNoise } from '../preprocess/estimateNoise.js';

/** The part of a pattern that is fitted, with the weight of each point. */
export interface FitWindow {
  /** Degrees 2θ. */
  x: Float64Array;
  y: Float64Array;
  /** 1 / variance. */
  weights: Float64Array;
}

/**
 * Lines of larger d, Å, are left out unless asked for: basal lines of clays and micas change with humidity and with how the powder was packed.
 */
const largestSpacing = 9;

/** Two specimens of one phase differ by about this share in each intensity (grain statistics, orientation, composition): added to the counting noise. */
const specimenSpread = 0.1;

/**
 * Points of the fit and their weights, 1 / (counting variance + (0.1 y)²). Counts are recognised by their noise: intensities of any scale do.
 * @throws LabError `invalid-input` when fewer than 50 points are left
 */
export function fitWindow(
  { x, y, sigma }: Spectrum,
  wavelength: number,
  covered: readonly [number, number],
  wanted: { from?: number | undefined; to?: number | undefined },
): FitWindow {
  const from = Math.max(covered[0], wanted.from ?? twoThetaOf(largestSpacing, wavelength));
  const to = Math.min(covered[1], wanted.to ?? Infinity);
  const kept = Array.from(x.keys()).filter((i) => x[i]! >= from && x[i]! <= to);
  if (kept.length < 50)
    throw new LabError(
      'invalid-input',
      `Only ${kept.length} measured points lie between ${from.toFixed(1)}° and ${to.toFixed(1)}° 2θ, where the references are known.`,
    );
  const intensity = Float64Array.from(kept, (i) => y[i]!);
  const middle = Math.max(medianInPlace(intensity.slice()), 1e-12);
  const gain = estimateNoise(intensity) ** 2 / middle;
  const variance = intensity.map((value, k) => {
    const own = sigma?.[kept[k]!];
    const counting = own !== undefined && own > 0 ? own * own : gain * Math.max(value, 0.02 * middle);
    return Math.max(counting + (specimenSpread * value) ** 2, 1e-12 * middle * middle);
  });
  return { x: Float64Array.from(kept, (i) => x[i]!), y: intensity, weights: variance.map((value) => 1 / value) };
}
