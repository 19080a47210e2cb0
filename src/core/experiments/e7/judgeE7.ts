import type { ExperimentRow, ExperimentVerdict } from '../../../contract/index.js';
import { percentWords, pointsWords } from '../shared/words.js';

export interface E7Numbers {
  /** Error near the border of the network that the slides accuse. */
  near: ExperimentRow;
  /** Near minus far, seed by seed. */
  nearMinusFar: ExperimentRow;
  /** Accused minus cured near the border, seed by seed; the label names the cure. */
  cures: ExperimentRow[];
}

/**
 * The claim has two parts: the network errs more near the border (interval of the difference above 0), and fewer strides or pools cure it (for
 * one of the cures the interval of what it takes away lies above 0). Both: holds; the first only: holds partly; not the first: does not hold.
 */
export function judgeE7({ near, nearMinusFar, cures }: E7Numbers): { verdict: ExperimentVerdict; because: string } {
  const begin = `Near the border ${near.label} is wrong in ${percentWords(near)}, ${pointsWords(nearMinusFar)} more than far from it`;
  if (!isAbove(nearMinusFar)) return { verdict: 'does not hold', because: `${begin}: no reliable difference.` };
  const less = cures.filter(isAbove);
  const list = cures.map((row) => `${row.label} takes away ${pointsWords(row)}`).join(', ');
  return {
    verdict: less.length > 0 ? 'holds' : 'holds partly',
    because: `${begin}; of that ${list}: ${less.length > 0 ? `${less.map(({ label }) => label).join(' and ')} ${less.length > 1 ? 'are cures' : 'is a cure'}` : 'no reliable cure'}.`,
  };
}

/** One seed alone has no interval and proves nothing. */
function isAbove({ low, n }: ExperimentRow): boolean {
  return n > 1 && low > 0;
}
