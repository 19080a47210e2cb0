import type { PeakShape } from '../../contract/data/dataset.js';

/** A peak as it stands in one spectrum, all drawn. */
export interface SamplePeak {
  /** In points from the first, not always whole. */
  position: number;
  height: number;
  /** Full width at half maximum, points. */
  fwhm: number;
  shape: PeakShape;
  /** Lorentzian share, 0-1. */
  mixing: number;
}

/** FWHM of a Gaussian of standard deviation 1: 2 √(2 ln 2). */
export const FWHM_OF_SIGMA = 2 * Math.sqrt(2 * Math.LN2);
