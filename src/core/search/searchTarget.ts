import type { PowderMeasurement } from '../matching/powderMeasurement.js';
import { widthAt } from '../matching/estimateWidths.js';
import { blurredRoot } from './blurredRoot.js';
import { angleTable, type AngleTable } from './angleTable.js';

/** A measurement as the search looks at it. */
export interface SearchTarget {
  /** First grid point, last and step, degrees 2θ. */
  first: number;
  last: number;
  step: number;
  /** Square root of the intensity, spread by the tolerance. */
  root: Float64Array;
  /** Mean of `root`: what a line placed at random would meet. */
  mean: number;
  /** Degrees 2θ by which a line may miss its peak. */
  tolerance: number;
  /** Lines nearer than this are one, degrees 2θ. */
  merge: number;
  angles: AngleTable;
}

/** What the search needs of a measurement. */
export function searchTarget(measurement: PowderMeasurement): SearchTarget {
  const { first, step, net, noise, widths, radiation } = measurement;
  const tolerance = Math.max(0.06, 0.4 * widthAt(widths, 0.4));
  const root = blurredRoot(net, noise, Math.max(1, Math.round(tolerance / step)));
  let mean = 0;
  for (const value of root) mean += value;
  mean /= Math.max(1, root.length);
  return {
    first,
    last: first + (net.length - 1) * step,
    step,
    root,
    mean,
    tolerance,
    merge: 0.5 * widths.base,
    angles: angleTable(radiation.wavelength),
  };
}
