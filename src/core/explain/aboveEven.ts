import type { PeakShares } from './peakShares.js';

/** How far a share is from what evenly spread evidence would give towards all of it: 0 as much as that, 1 all; negative below it. */
export function aboveEven({ onPeaks, covered }: Pick<PeakShares, 'onPeaks' | 'covered'>): number {
  return covered < 1 ? (onPeaks - covered) / (1 - covered) : 0;
}
