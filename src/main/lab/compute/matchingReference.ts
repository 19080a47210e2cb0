import type { Reference } from '../../../contract/index.js';
import type { MatchingReference } from '../../store/index.js';

/** A reference without its structure: what a search needs. */
export type { MatchingReference };

export function toMatching(reference: Reference): MatchingReference {
  switch (reference.kind) {
    case 'structure':
    case 'measured-lines':
      return { kind: 'lines', summary: reference.summary, lines: reference.lines };
    case 'bands':
    case 'spectrum':
      return reference;
  }
}

export function isLines(reference: MatchingReference): reference is Extract<MatchingReference, { kind: 'lines' }> {
  return reference.kind === 'lines';
}

export function isRaman(reference: MatchingReference): reference is Exclude<MatchingReference, { kind: 'lines' }> {
  return reference.kind !== 'lines';
}
