import type { IntervalOf } from '../../../contract/index.js';

/** Means with their intervals as one series of a figure with bars. */
export function barSeries(
  name: string,
  rows: readonly IntervalOf[],
): { name: string; values: number[]; low: number[]; high: number[] } {
  return {
    name,
    values: rows.map(({ mean }) => mean),
    low: rows.map(({ low }) => low),
    high: rows.map(({ high }) => high),
  };
}
