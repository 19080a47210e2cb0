import type { Candidate } from '../../contract/data/identification.js';
import { phaseKey } from './keepDuplicatesTogether.js';

/** What tells right from wrong identifications, each larger where the first candidate is likelier right. */
export interface CaseFeatures {
  score: number;
  /** Lead over the best candidate of another phase; 0 to 0.1, where more says no more. */
  lead: number;
  /** Natural logarithm of 1 + matched lines. */
  lines: number;
}

const longestLead = 0.1;

/** Features of a search result; undefined without candidates. */
export function caseFeatures(
  candidates: readonly Pick<Candidate, 'reference' | 'score' | 'matched'>[],
): CaseFeatures | undefined {
  const [first] = candidates;
  if (!first) return undefined;
  const own = phaseKey(first.reference);
  const rival = candidates.reduce(
    (best, { reference, score }) => (phaseKey(reference) === own ? best : Math.max(best, score)),
    0,
  );
  return {
    score: first.score,
    lead: Math.max(0, Math.min(longestLead, first.score - rival)),
    lines: Math.log(1 + first.matched),
  };
}
