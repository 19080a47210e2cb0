import type { Candidate, Identification, IdentifyOptions } from '../../contract/data/identification.js';
import type { ReferenceSummary } from '../../contract/data/reference.js';
import { allowedReferences } from './allowedReferences.js';
import { calibratedProbability } from './calibratedProbability.js';
import { caseFeatures } from './caseFeatures.js';
import { commonness } from './commonness.js';
import { foldDuplicates } from './foldDuplicates.js';
import { judgeXrd } from './judgeXrd.js';
import { keepDuplicatesTogether } from './keepDuplicatesTogether.js';
import { preparePowder, type PowderInput } from './powderMeasurement.js';
import { heightOfUnitLine } from './predictLines.js';
import { rankXrd, type RankedXrd } from './rankXrd.js';
import { prepareXrdReferences, type XrdReference, type XrdReferenceIndex } from './xrdReferences.js';

/** All but the clock. */
export type XrdIdentification = Omit<Identification, 'elapsedMs'>;

export interface IdentifyXrdExtras {
  /** Libraries whose references win where scores are within 0.02: a person's own, which were given because they are expected. */
  preferredLibraries?: readonly string[];
}

/** What it is worth to be given: whoever names references expects them, which is worth odds of several to one. */
const tie = 0.02;

/** Entries of one phase in the list of candidates. */
const mostOfOnePhase = 3;

/** Joint zero shift tried when the options leave it open, degrees 2θ. */
export const defaultZeroShift = 0.3;

/**
 * Finds which references explain a powder pattern: {@link rankXrd} orders them, {@link judgeXrd} says whether the best one can be believed.
 * `references` may be an index made once by {@link prepareXrdReferences}. The order does not depend on the intensity scale of the measurement.
 * Source of the approach: full-profile search-match, L. Lutterotti et al., J. Appl. Cryst. 52 (2019) 587, doi 10.1107/S160057671900342X;
 * here by similarity after alignment in place of a refinement.
 */
export function identifyXrd(
  input: PowderInput,
  references: readonly XrdReference[] | XrdReferenceIndex,
  options: IdentifyOptions,
  { preferredLibraries = [] }: IdentifyXrdExtras = {},
): XrdIdentification {
  const index = 'start' in references ? references : prepareXrdReferences(references);
  const allowed = allowedReferences(index, options);
  const measurement = preparePowder(input);
  const found =
    measurement.peaks.length === 0
      ? []
      : rankXrd(measurement, index, allowed, {
          metric: options.metric,
          peakWeight: options.peakWeight,
          maxZeroShift: options.maxZeroShift ?? defaultZeroShift,
          maxLatticeStrain: options.maxLatticeStrain,
          screened: Math.max(300, options.top),
          refined: Math.max(80, Math.min(options.top, 300)),
          adapted: 20,
        });
  const summaryOf = (entry: RankedXrd): ReferenceSummary => index.references[entry.reference]!.summary;
  const common = commonness(index);
  const order = (entry: RankedXrd): number =>
    entry.score + common(entry.reference) + (preferredLibraries.includes(summaryOf(entry).libraryId) ? tie : 0);
  const ranked = keepDuplicatesTogether(
    [...found].sort((p, q) => order(q) - order(p)),
    summaryOf,
  );
  const folded = foldDuplicates(ranked, summaryOf, { most: mostOfOnePhase, keptLibraries: preferredLibraries });
  const candidates = folded.slice(0, options.top).map(({ entry, alike }, i) => ({
    ...toCandidate(entry, i + 1, index),
    ...(alike > 0 ? { alike } : {}),
  }));
  const features = caseFeatures(
    folded.map(({ entry }) => ({ reference: summaryOf(entry), score: entry.score, matched: entry.agreement.matched })),
  );
  const judgement = judgeXrd(measurement, ranked, index, allowed.length, options.maxZeroShift ?? defaultZeroShift);
  return {
    technique: 'xrd',
    ...judgement,
    ...(features && judgement.verdict === 'match'
      ? withProbability(judgement.explanation, calibratedProbability(features))
      : {}),
    candidates,
    searched: allowed.length,
    radiation: input.radiation,
    options,
  };
}

function withProbability(
  explanation: string,
  probability: number,
): Pick<Identification, 'explanation' | 'probability'> {
  return { explanation: `${explanation} Right in ${Math.round(100 * probability)} of 100 such cases.`, probability };
}

function toCandidate(entry: RankedXrd, rank: number, { references }: XrdReferenceIndex): Candidate {
  const { fit, agreement, predicted } = entry;
  return {
    rank,
    reference: references[entry.reference]!.summary,
    score: entry.score,
    profileScore: entry.profileScore,
    peakScore: agreement.score,
    matched: agreement.matched,
    missing: agreement.missing,
    extra: agreement.extra,
    zeroShift: fit.zeroShift,
    latticeStrain: fit.latticeStrain,
    scale: predicted.reduce((top, line) => Math.max(top, line.height), 0) || fit.scale * heightOfUnitLine,
  };
}
