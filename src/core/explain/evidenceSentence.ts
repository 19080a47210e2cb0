import { aboveEven } from './aboveEven.js';
import { percentWords } from './percentWords.js';
import type { PeakShares } from './peakShares.js';

/** Where the peaks come from: the peak table of a measurement, or the recipe that drew the spectrum. */
export type PeakSource = 'table' | 'drawn';

/** Up to here a share says little more than that peaks take room. */
const LITTLE = 0.25;

/** The result of an attribution in one sentence, beside what evenly spread evidence would give. */
export function evidenceSentence({ peaks, onPeaks, elsewhere, covered }: PeakShares, source: PeakSource): string {
  if (onPeaks + elsewhere === 0)
    return 'No part of this spectrum changes the answer: there is no evidence to share out.';
  if (peaks.length === 0) {
    return source === 'table'
      ? 'The peak table has no peak on this axis that the evidence could be compared with.'
      : 'This spectrum was drawn without a peak that the evidence could be compared with.';
  }
  const whose = source === 'table' ? 'peaks that the peak table knows' : 'the peaks that were drawn';
  const share = percentWords(onPeaks);
  const above = aboveEven({ onPeaks, covered });
  const less =
    above <= 0 ? ': no more than evenly spread evidence would' : ': little more than evenly spread evidence would';
  return `${share.charAt(0).toUpperCase()}${share.slice(1)} of the evidence lies on ${whose}, which cover ${percentWords(covered)} of the axis${above < LITTLE ? less : ''}.`;
}
