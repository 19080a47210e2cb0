import type { Interval } from './bootstrapInterval.js';
import { studentInterval } from './studentInterval.js';

/** Mean accuracy over seeds with Student's interval, which for very few of them reaches beyond 0 and 1: held within. */
export function accuracyInterval(values: ArrayLike<number>): Interval {
  const { low, high, ...rest } = studentInterval(values);
  return { ...rest, low: Math.max(0, low), high: Math.min(1, high) };
}
