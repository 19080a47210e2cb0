import type { ExperimentRow } from '../../../contract/index.js';
import { studentInterval } from '../../metrics/studentInterval.js';

/** Mean over the seeds with Student's 95 % interval. */
export function rowOf(label: string, metric: string, values: readonly number[]): ExperimentRow {
  return { label, metric, ...studentInterval(values) };
}

/** The same for a share: its interval does not leave 0 to 1. */
export function shareRow(label: string, metric: string, values: readonly number[]): ExperimentRow {
  const row = rowOf(label, metric, values);
  return { ...row, low: Math.max(0, row.low), high: Math.min(1, row.high) };
}

/** Second minus first, seed by seed. @throws RangeError when they are not pairs */
export function differenceRow(
  label: string,
  metric: string,
  first: readonly number[],
  second: readonly number[],
): ExperimentRow {
  if (first.length !== second.length) throw new RangeError(`${first.length} and ${second.length} numbers are no pairs`);
  return rowOf(
    label,
    metric,
    second.map((value, i) => value - (first[i] ?? 0)),
  );
}
