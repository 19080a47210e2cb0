import type { DatasetAxis } from '../../contract/data/dataset.js';
import type { PeakShare } from '../../contract/data/explain.js';
import { peakBases } from './peakBases.js';

export interface AttributedPeak {
  label: string;
  /** In units of the axis. */
  position: number;
  fwhm: number;
}

export interface PeakShares {
  /** Of the peaks on the axis, the largest share first. */
  peaks: PeakShare[];
  /** Together 1; both 0 where there is no evidence at all. */
  onPeaks: number;
  elsewhere: number;
  /** Part of the axis within a base: what `onPeaks` would be if the evidence were spread evenly. */
  covered: number;
}

/**
 * How the magnitudes of an attribution are shared among the bases of the peaks (see {@link peakBases}).
 * @param reach of the method, in points: how far beside what made it its evidence can lie
 */
export function peakShares(
  values: ArrayLike<number>,
  axis: DatasetAxis,
  peaks: readonly AttributedPeak[],
  reach = 0,
): PeakShares {
  const owner = peakBases(axis, values.length, peaks, reach);
  const sums = new Float64Array(peaks.length);
  let total = 0;
  let on = 0;
  let covered = 0;
  owner.forEach((peak, point) => {
    const size = Math.abs(values[point] ?? 0);
    total += size;
    if (peak < 0) return;
    covered += 1;
    on += size;
    sums[peak] = (sums[peak] ?? 0) + size;
  });
  const present = new Set(owner);
  const shares = peaks.flatMap(({ label, position }, number): PeakShare[] =>
    present.has(number) ? [{ label, position, share: total > 0 ? (sums[number] ?? 0) / total : 0 }] : [],
  );
  return {
    peaks: shares.sort((a, b) => b.share - a.share),
    onPeaks: total > 0 ? on / total : 0,
    elsewhere: total > 0 ? Math.max(0, 1 - on / total) : 0,
    covered: values.length > 0 ? covered / values.length : 0,
  };
}
