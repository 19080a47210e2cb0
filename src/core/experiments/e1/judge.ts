import type { ExperimentVerdict, IntervalOf } from '../../../contract/index.js';

export interface Measured {
  /** Network minus one-number baseline on the dataset, by seeds. */
  networkOverBaseline: IntervalOf;
  /** Accuracy of the one-number baseline where noise and background are switched off. */
  baselineClean: IntervalOf;
}

/**
 * The set is worth learning on when a network that sees the whole spectrum beats a threshold on the one number; and its classes overlap
 * by themselves when that threshold makes mistakes even without noise and background.
 */
export function judge({ networkOverBaseline, baselineClean }: Measured): ExperimentVerdict {
  const worth = networkOverBaseline.low > 0;
  const overlaps = baselineClean.high < 1;
  if (worth && overlaps) return 'holds';
  return worth || overlaps ? 'holds partly' : 'does not hold';
}
