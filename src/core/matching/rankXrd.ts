import type { ProfileMetric } from '../../contract/data/identification.js';
import { profileSimilarity } from '../metrics/profileSimilarity.js';
import { fitXrdReference, prepareFit, similarityOf, type FittedXrd } from './fitXrdReference.js';
import { peakAgreement, type PeakAgreement } from './peakAgreement.js';
import type { PowderMeasurement } from './powderMeasurement.js';
import { predictLines, type PredictedXrdLine } from './predictLines.js';
import { tooBroad } from '../mixture/fitMixture.js';
import { mixtureTarget } from '../mixture/mixtureTarget.js';
import { referenceLines, type VisibleLines } from './referenceLines.js';
import { plausibility } from './plausibility.js';
import { refineRanked } from './refineRanked.js';
import { screenByIndex } from './screenByIndex.js';
import { screenXrd } from './screenXrd.js';
import { widthAt } from './estimateWidths.js';
import type { XrdReferenceIndex } from './xrdReferences.js';

export interface RankOptions {
  metric: ProfileMetric;
  peakWeight: number;
  maxZeroShift: number;
  maxLatticeStrain: number;
  /** References that reach the second and the third stage. */
  screened: number;
  refined: number;
  /** References whose axes and orientation adapt in the end; none unless told. */
  adapted?: number;
}

/** References of a large library that reach the second stage at least. */
const keptOfMany = 500;

/** References whose alignment is refined to the end. */
const finished = 25;

/** What axes and orientation can add to a score: candidates further behind the first do not adapt. */
const adaptedWithin = 0.25;

/** One reference after alignment and scoring. */
export interface RankedXrd {
  /** Position in the index. */
  reference: number;
  lines: VisibleLines;
  fit: FittedXrd;
  predicted: PredictedXrdLine[];
  agreement: PeakAgreement;
  profileScore: number;
  score: number;
}

/**
 * Three stages: every reference as sticks (screening), the best few hundred once as full profiles, the best of those aligned in full and scored.
 * Score = ((1 − peakWeight) · profile + peakWeight · peak agreement) · {@link plausibility}.
 */
export function rankXrd(
  measurement: PowderMeasurement,
  index: XrdReferenceIndex,
  allowed: readonly number[],
  options: RankOptions,
): RankedXrd[] {
  const screened = index.lines
    ? screenByIndex(measurement, index.lines, allowed, { ...options, keep: Math.max(keptOfMany, options.screened) })
    : screenXrd(measurement, index, allowed, { ...options, keep: options.screened });
  const target = prepareFit(measurement);
  const scratch = new Float64Array(measurement.net.length);
  const once = screened.map((entry) => {
    const lines = referenceLines(index.references[entry.reference]!.lines, measurement, {
      margin: 1.5,
      smallest: 0.005,
    });
    const { similarity } = similarityOf(target, lines, { ...entry, widthFactor: 1 }, scratch);
    return { entry, lines, similarity };
  });
  once.sort((a, b) => b.similarity - a.similarity);
  const rough = once.slice(0, options.refined).map(({ entry, lines }) => {
    const fit = fitXrdReference(target, lines, entry, { ...options, rounds: 2 });
    return { entry, lines, fit, merit: fit.similarity * plausibility(fit) };
  });
  rough.sort((a, b) => b.merit - a.merit);
  const ranked = rough.map(({ entry, lines, fit: first }, i): RankedXrd => {
    const fit = i < finished ? fitXrdReference(target, lines, first, options) : first;
    return { reference: entry.reference, lines, fit, ...scoreXrd(measurement, lines, fit, options) };
  });
  const best = (list: RankedXrd[]): RankedXrd[] =>
    list.sort((a, b) => b.score - a.score || b.agreement.score - a.agreement.score);
  best(ranked);
  const few = measurement.widths.base < tooBroad ? (options.adapted ?? 0) : 0;
  if (few === 0) return ranked;
  const wide = mixtureTarget(measurement);
  const hopeful = (ranked[0]?.score ?? 0) - adaptedWithin;
  return best(
    ranked.map((entry, i) => (i < few && entry.score > hopeful ? refineRanked(wide, index, entry, options) : entry)),
  );
}

/** Profile similarity, peak agreement and their weighted mean for a fitted reference. */
export function scoreXrd(
  measurement: PowderMeasurement,
  lines: VisibleLines,
  fit: FittedXrd,
  { metric, peakWeight }: Pick<RankOptions, 'metric' | 'peakWeight'>,
): Pick<RankedXrd, 'predicted' | 'agreement' | 'profileScore' | 'score'> {
  const { first, step, net, noise, widths, peaks } = measurement;
  const at = (curve: Float64Array, position: number): number => curve[Math.round((position - first) / step)] ?? 0;
  const width = (position: number): number => widthAt(widths, Math.tan((position * Math.PI) / 360)) * fit.widthFactor;
  const predicted = predictLines(measurement, lines, fit);
  const top = peaks.reduce((most, peak) => Math.max(most, peak.height), 0);
  const agreement = peakAgreement({
    peaks,
    lines: predicted,
    heightAt: (position) => at(net, position),
    predictedAt: (position) => at(fit.profile, position),
    tolerance: (position) => Math.max(0.08, 0.6 * width(position)),
    range: Math.max((net.length - 1) * step, 1e-6),
    visible: Math.max(5 * noise, 0.01 * top),
  });
  const profileScore =
    metric === 'sqrt-cosine'
      ? Math.max(0, fit.similarity)
      : profileSimilarity(
          metric,
          net.map((value) => Math.max(0, value)),
          fit.profile,
          Math.ceil(0.3 / step),
        );
  const score = ((1 - peakWeight) * profileScore + peakWeight * agreement.score) * plausibility(fit);
  return { predicted, agreement, profileScore, score };
}
