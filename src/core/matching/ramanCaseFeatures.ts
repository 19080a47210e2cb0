import type { Candidate } from '../../contract/data/identification.js';
import { weightOfShare } from './rankRaman.js';

/** What tells right from wrong Raman identifications, each larger where the first candidate is likelier right. */
export interface RamanCaseFeatures {
  score: number;
  /** Lead over the best other name, score and part of the joint explanation together; 0 to 0.4. */
  lead: number;
  /** Part that its name takes of the joint explanation, 0-1. */
  share: number;
}

/** Features of a search result; undefined without candidates. */
export function ramanCaseFeatures(
  candidates: readonly Pick<Candidate, 'reference' | 'score' | 'share'>[],
): RamanCaseFeatures | undefined {
  const [first] = candidates;
  if (!first) return undefined;
  const value = ({ score, share = 0 }: Pick<Candidate, 'score' | 'share'>): number => score + weightOfShare * share;
  const rival = candidates.reduce(
    (best, candidate) => (candidate.reference.name === first.reference.name ? best : Math.max(best, value(candidate))),
    0,
  );
  return {
    score: first.score,
    lead: Math.max(0, Math.min(0.4, value(first) - rival)),
    share: first.share ?? 0,
  };
}
