import type { EpochLog, MonitoredMetric } from '../../../contract/index.js';

/** Is `value` better than the best so far by more than `minDelta`? Accuracies grow, losses fall; the first value is always better. */
export function improves(monitor: MonitoredMetric, value: number, best: number | null, minDelta: number): boolean {
  if (best === null) return true;
  const grows = monitor === 'accuracy' || monitor === 'valAccuracy';
  return grows ? value - minDelta > best : value + minDelta < best;
}

/** The monitored number of an epoch; undefined where there is none, such as without validation data. */
export function monitored(monitor: MonitoredMetric, log: EpochLog): number | undefined {
  return log[monitor];
}
