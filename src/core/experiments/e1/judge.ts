import type { ExperimentVerdict, IntervalOf } from '../../../contract/index.js';

export interface Measured {
  /** Network minus one-number baseline on the dataset, by seeds. */
  networkOverBaseline: IntervalOf;
  /** Accuracy of the true heights where noise and background are switched off. */
  ceilingClean: IntervalOf;
}

/**
 * The set tests classifiers when a network that sees the whole spectrum beats a threshold on one number; and its heights overlap by
 * themselves when even the true heights, without noise and background, do not tell all spectra apart.
 */
export function judge({ networkOverBaseline, ceilingClean }: Measured): ExperimentVerdict {
  const tests = networkOverBaseline.low > 0;
  const overlaps = ceilingClean.high < 1;
  if (tests && overlaps) return 'holds';
  return tests || overlaps ? 'holds partly' : 'does not hold';
}
