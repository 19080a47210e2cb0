import type { Identification } from '../../contract/data/identification.js';
import type { PowderMeasurement } from './powderMeasurement.js';
import type { RankedXrd } from './rankXrd.js';
import type { XrdReferenceIndex } from './xrdReferences.js';

/** Lines wider than this (degrees 2θ) come from a glass, a liquid or grains of two nanometres: no phase can be told from them alone. */
const amorphousWidth = 3;

/** Share of the visible lines of a reference that may be missing: texture and noise hide some. */
const tolerableMissing = 0.3;
/** Score needed where more than two peaks are left for each one explained. */
const scoreAmongMany = 0.68;

/** Score that a reference with this many matched lines must reach: few lines agree easily by chance. Calibrated by bench/identify-blind. */
export function scoreNeeded(matched: number): number {
  return 0.58 + 0.35 * Math.exp(-matched / 4);
}

/** Whether the best candidate can be believed, and why, in words. */
export function judgeXrd(
  measurement: PowderMeasurement,
  ranked: readonly RankedXrd[],
  { references }: XrdReferenceIndex,
  searched: number,
  maxZeroShift: number,
): Pick<Identification, 'verdict' | 'explanation'> {
  const no = (explanation: string): Pick<Identification, 'verdict' | 'explanation'> => ({
    verdict: 'no-confident-match',
    explanation,
  });
  const { peaks } = measurement;
  const best = ranked[0];
  if (peaks.length === 0) return no('There is no peak above the noise, so there is nothing to match.');
  if (searched === 0)
    return no('No reference is left to search: the filters or the choice of libraries exclude all of them.');
  if (!best) return no('No reference has a line inside the measured range.');
  if (best.agreement.matched === 0)
    return no(
      'No reference explains a single peak: the phase is in none of the searched libraries, or the wavelength is another.',
    );
  const top = peaks.reduce((most, peak) => Math.max(most, peak.height), 0);
  const strong = peaks.filter((peak) => peak.height >= 0.1 * top);
  const name = nameOf(references[best.reference]!.summary);
  if (strong.every((peak) => peak.fwhm > amorphousWidth)) {
    return no(
      `Only ${strong.length === 1 ? 'a broad hump' : 'broad humps'} of ${Math.min(...strong.map((peak) => peak.fwhm)).toFixed(1)}° width: the sample looks amorphous, so ${name} is no more than a guess.`,
    );
  }
  if (strong.length === 1 && peaks.length < 3) {
    return no(
      `One line inside the measured range is too little to tell phases apart; ${name} is only the first of those that have a line there.`,
    );
  }
  const left = best.agreement.unexplained.filter((peak) => peak.height >= 0.1 * top).length;
  const needed = scoreNeeded(best.agreement.matched);
  if (best.score < needed) {
    const missing = best.agreement.missing;
    const reasons = [
      left > 0 ? `${left} strong ${left === 1 ? 'peak' : 'peaks'} unexplained` : '',
      missing > 0 ? `${missing} predicted ${missing === 1 ? 'line' : 'lines'} missing` : '',
    ].filter(Boolean);
    return no(
      `The best candidate, ${name}, scores ${best.score.toFixed(2)} where ${needed.toFixed(2)} is needed for ${best.agreement.matched} matched ${best.agreement.matched === 1 ? 'line' : 'lines'}${reasons.length > 0 ? `: ${reasons.join(' and ')}` : ''}.`,
    );
  }
  const doubt = doubtOf(best, left, maxZeroShift);
  if (doubt) return no(`${name} scores ${best.score.toFixed(2)}, but ${doubt}.`);
  const rest =
    left > 0 ? ` ${left} strong ${left === 1 ? 'peak is' : 'peaks are'} left over: look for a second phase.` : '';
  return {
    verdict: 'match',
    explanation: `${name} scores ${best.score.toFixed(2)} with ${best.agreement.matched} lines matched and ${best.agreement.missing} missing.${rivals(ranked, references)}${rest}`,
  };
}

/**
 * What a score above the limit cannot outweigh. Seen on measurements whose phase was in no library: a relative pulled to the edge of the search,
 * predicted lines that are not there, or a small cubic cell whose few lines fall on some of many.
 */
function doubtOf({ agreement, fit, score }: RankedXrd, left: number, maxZeroShift: number): string | undefined {
  const { matched, missing, unexplained } = agreement;
  if (missing > tolerableMissing * (matched + missing)) {
    return `${missing} of its ${matched + missing} visible lines are not there`;
  }
  if (left > 0 && maxZeroShift > 0 && Math.abs(fit.zeroShift) > 0.95 * maxZeroShift) {
    return `only when moved by the largest zero shift allowed (${fit.zeroShift.toFixed(2)}°), and ${left} strong ${left === 1 ? 'peak stays' : 'peaks stay'} unexplained`;
  }
  if (unexplained.length > 2 * matched && score < scoreAmongMany) {
    return `it explains ${matched} peaks and leaves ${unexplained.length}`;
  }
  return undefined;
}

function rivals(ranked: readonly RankedXrd[], references: XrdReferenceIndex['references']): string {
  const best = ranked[0]!;
  const own = references[best.reference]!.summary.formula;
  const others = [
    ...new Set(
      ranked
        .filter((entry) => entry.score > best.score - 0.02)
        .map((entry) => references[entry.reference]!.summary)
        .filter((summary) => summary.formula !== own)
        .map(nameOf),
    ),
  ];
  if (others.length === 0) return '';
  const shown = others.slice(0, 3).join(', ');
  return ` ${shown}${others.length > 3 ? ' and others' : ''} fit${others.length === 1 ? 's' : ''} nearly as well; what elements are in the sample decides.`;
}

function nameOf({ name, formula }: { name: string; formula: string }): string {
  return name === formula || name === '' ? formula : `${name} (${formula})`;
}
