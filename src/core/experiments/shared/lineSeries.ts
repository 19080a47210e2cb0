import type { IntervalOf } from '../../../contract/index.js';

/** Means with their band over x as one series of a figure with lines. */
export function lineSeries(
  name: string,
  x: readonly number[],
  rows: readonly IntervalOf[],
): { name: string; x: number[]; y: number[]; low: number[]; high: number[]; points: boolean } {
  return {
    ...{ name, x: [...x], y: rows.map(({ mean }) => mean) },
    ...{ low: rows.map(({ low }) => low), high: rows.map(({ high }) => high), points: true },
  };
}
