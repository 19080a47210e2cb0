import type { DatasetPart } from '../../../contract/index.js';

/** A spectrum as the curve needs it. */
export interface Judged {
  /** Of the drawn peak from the border, in units of the axis. */
  distance: number;
  wrong: boolean;
}

/** @param predictions class number of each spectrum of the part, whose spectra have one peak each */
export function judged(part: DatasetPart, predictions: ArrayLike<number>, border: number): Judged[] {
  return Array.from(part.labels, (label, i) => ({
    distance: Math.abs((part.meta.peaks?.position[part.meta.peaks.offsets[i] ?? 0] ?? NaN) - border),
    wrong: predictions[i] !== label,
  }));
}

/** Share of wrong ones between two distances, lower end included; null of none. */
export function errorBetween(all: readonly Judged[], from: number, to: number): number | null {
  const inside = all.filter(({ distance }) => distance >= from && distance < to);
  return inside.length > 0 ? inside.filter(({ wrong }) => wrong).length / inside.length : null;
}

/** Error in each bin; `ends` of the bins, the first from 0. */
export function errorsByDistance(all: readonly Judged[], ends: readonly number[]): (number | null)[] {
  return ends.map((end, i) => errorBetween(all, ends[i - 1] ?? 0, end));
}
