import type { ExperimentVerdict, IntervalOf } from '../../../contract/index.js';

export interface Measured {
  /** Network minus the best model that works point by point, at the dataset's shift. */
  networkOverPointwise: IntervalOf;
  /** What that model loses from no shift to the dataset's, minus what the network loses. */
  moreLost: IntervalOf;
  /** The best such model minus the one-number baseline, at the dataset's shift. */
  pointwiseOverBaseline: IntervalOf;
  /** Accuracies closer than this are about equal. */
  margin: number;
}

/**
 * Three parts of the claim: the network is better on shifted spectra; the shift costs models that work point by point more than it costs
 * the network; and they fail, which means that the best of them is shown to know no more than one number of each spectrum says: the whole interval of what it
 * knows more is below the margin.
 */
export function judge({ networkOverPointwise, moreLost, pointwiseOverBaseline, margin }: Measured): ExperimentVerdict {
  const parts = [networkOverPointwise.low > 0, moreLost.low > 0, pointwiseOverBaseline.high < margin];
  const kept = parts.filter(Boolean).length;
  if (kept === parts.length) return 'holds';
  return kept > 0 ? 'holds partly' : 'does not hold';
}
