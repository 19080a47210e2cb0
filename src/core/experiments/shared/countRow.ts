import type { ExperimentRow } from '../../../contract/index.js';
import { wilsonInterval } from '../../metrics/wilsonInterval.js';

/** Share of seeds for which something is so, with Wilson's 95 % interval. */
export function countRow(label: string, metric: string, cases: readonly boolean[]): ExperimentRow {
  return { label, metric, ...wilsonInterval(cases.filter(Boolean).length, cases.length) };
}
