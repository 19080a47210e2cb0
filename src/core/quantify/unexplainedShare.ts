import type { FittedCurves } from './fitCurves.js';
import type { FitWindow } from './fitWindow.js';

/** Share of the intensity above the background that stands more than three deviations above the fit: lines of phases that are not among the references. */
export function unexplainedShare(
  { y, weights }: FitWindow,
  { calculated, background }: Pick<FittedCurves, 'calculated' | 'background'>,
): number {
  let above = 0;
  let net = 0;
  for (let i = 0; i < y.length; i++) {
    net += Math.max(0, y[i]! - background[i]!);
    const excess = y[i]! - calculated[i]!;
    if (excess > 3 / Math.sqrt(weights[i]!)) above += excess;
  }
  return net > 0 ? above / net : 0;
}
