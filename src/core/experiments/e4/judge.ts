import type { ExperimentVerdict, IntervalOf } from '../../../contract/index.js';

export interface Measured {
  /** Forest on pooled minus forest on unpooled spectra, by seeds. */
  gainOfForest: IntervalOf;
  /** Network minus forest on pooled spectra, by seeds. */
  networkOverForest: IntervalOf;
  /** Accuracies closer than this are about equal. */
  margin: number;
}

/** Pooling improves the forest when the whole interval of the gain is above zero; it is about equal to the network when the whole interval of their difference lies within the margin. */
export function judge({ gainOfForest, networkOverForest, margin }: Measured): ExperimentVerdict {
  const improves = gainOfForest.low > 0;
  const equal = networkOverForest.low > -margin && networkOverForest.high < margin;
  if (improves && equal) return 'holds';
  return improves || equal ? 'holds partly' : 'does not hold';
}
