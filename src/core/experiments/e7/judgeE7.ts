import type { ExperimentRow, ExperimentVerdict } from '../../../contract/index.js';
import { percentWords, pointsWords } from '../shared/words.js';

export interface E7Numbers {
  /** Error near the border of the network that the slides accuse. */
  near: ExperimentRow;
  /** Near minus far, seed by seed. */
  nearMinusFar: ExperimentRow;
  /** Accused minus cured near the border, seed by seed; the label names the cure. */
  cures: ExperimentRow[];
  /** What the cured networks still get wrong near the border. */
  left: ExperimentRow[];
  /** Plain networks, with pools minus without: told beside, because the claim blames pools. */
  pools?: ExperimentRow;
}

/**
 * The claim has two parts: the network errs more near the border (interval of the difference above 0), and fewer strides or pools cure it (for
 * one of the cures the interval of what it takes away lies above 0). Both: holds; the first only: holds partly; not the first: does not hold.
 */
export function judgeE7({ near, nearMinusFar, cures, left, pools }: E7Numbers): {
  verdict: ExperimentVerdict;
  because: string;
} {
  const begin = `Near the border ${near.label} is wrong in ${percentWords(near)}, ${pointsWords(nearMinusFar)} more than far from it`;
  if (!isAbove(nearMinusFar)) return { verdict: 'does not hold', because: `${begin}: no reliable difference.` };
  const less = cures.filter(isAbove);
  const list = cures.map((row) => {
    const rest = left.find(({ label }) => label === row.label);
    return `${row.label} takes away ${pointsWords(row)}${rest ? ` and leaves ${percentWords(rest)}` : ''}`;
  });
  const helps =
    less.length > 0
      ? `reliably less with ${less.map(({ label }) => label).join(' and with ')}`
      : 'none of them reliably less';
  const beside = pools
    ? ` Pools by themselves, in plain networks: ${pointsWords(pools)}${isAbove(pools) ? '' : ', no reliable difference'}.`
    : '';
  return {
    verdict: less.length > 0 ? 'holds' : 'holds partly',
    because: `${begin}. ${list.join('; ')}: ${helps}.${beside}`,
  };
}

/** One seed alone has no interval and proves nothing. */
function isAbove({ low, n }: ExperimentRow): boolean {
  return n > 1 && low > 0;
}
