import type { DatasetAxis } from '../../contract/data/dataset.js';

/** Part of the axis that a stretch covers at least. */
const PART = 0.02;
/** Twice the full width at half maximum: a line drawn from flank to flank then takes nearly all of a peak away. */
const WIDTHS = 2;
/** No stretch hides more than this part of the spectrum. */
const MOST = 0.25;

/**
 * Width, in points, of the stretch that {@link occlusionWindows} hides: 2 % of the axis, or two full widths of the median peak where
 * that is more.
 */
export function occlusionWidth(axis: DatasetAxis, length: number, peaks: readonly { fwhm: number }[]): number {
  const widths = peaks
    .map(({ fwhm }) => fwhm / axis.step)
    .filter((width) => width > 0)
    .sort((a, b) => a - b);
  const median = widths[Math.floor(widths.length / 2)] ?? 0;
  const wanted = Math.round(Math.max(PART * length, WIDTHS * median));
  return Math.max(2, Math.min(wanted, Math.floor(MOST * length), length - 1));
}
