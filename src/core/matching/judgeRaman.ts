import type { Candidate, Identification } from '../../contract/data/identification.js';
import type { Peak } from '../../contract/data/peak.js';

/**
 * Score that the best candidate must reach; calibrated by bench/raman-specimen-split on the open library with and without the right mineral. A
 * table of bands has no shapes and rounded heights: its scores are lower for the right mineral and for wrong ones.
 */
const scoreNeeded = { spectrum: 0.8, bands: 0.7 };

/** Whether the best candidate can be believed, and why, in words. */
export function judgeRaman(
  peaks: readonly Peak[],
  candidates: readonly Candidate[],
  searched: number,
  bestKind: 'spectrum' | 'bands',
): Pick<Identification, 'verdict' | 'explanation'> {
  const no = (explanation: string): Pick<Identification, 'verdict' | 'explanation'> => ({
    verdict: 'no-confident-match',
    explanation,
  });
  const best = candidates[0];
  if (peaks.length === 0)
    return no('There is no band above the noise and the fluorescence, so there is nothing to match.');
  if (searched === 0)
    return no('No reference is left to search: the filters or the choice of libraries exclude all of them.');
  if (!best) return no('No reference shares enough of the measured range with a band in it.');
  const { name } = best.reference;
  const counts = `${best.matched} ${best.matched === 1 ? 'band' : 'bands'} matched, ${best.missing} missing, ${best.extra} unexplained`;
  const needed = scoreNeeded[bestKind];
  if (best.score < needed) {
    return no(
      `The best candidate, ${name}, scores ${best.score.toFixed(2)} where ${needed.toFixed(2)} is needed (${counts}).`,
    );
  }
  const second = candidates.find((candidate) => candidate.reference.name !== name);
  const rival =
    second && second.score > best.score - 0.02
      ? ` ${second.reference.name} is nearly as good (${second.score.toFixed(2)}): compare the two on the plot.`
      : '';
  return { verdict: 'match', explanation: `${name} scores ${best.score.toFixed(2)} with ${counts}.${rival}` };
}
