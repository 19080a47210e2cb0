import type { IntervalOf } from '../../../contract/index.js';

export interface Scale {
  from: number;
  to: number;
}

/** One scale for intervals that are compared with each other, with a little room at both ends; null where none is finite. */
export function whiskerScale(rows: readonly IntervalOf[]): Scale | null {
  const ends = rows.flatMap(({ mean, low, high }) => [mean, low, high]).filter(Number.isFinite);
  if (ends.length === 0) return null;
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const room = to > from ? (to - from) * 0.06 : Math.abs(to) * 0.05 || 1;
  return { from: from - room, to: to + room };
}

/** Share of the scale at which a value stands, 0 to 1. */
export function placeOn({ from, to }: Scale, value: number): number {
  return Math.min(1, Math.max(0, (value - from) / (to - from)));
}
