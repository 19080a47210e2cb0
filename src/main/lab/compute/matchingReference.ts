import type { LineList, RamanBand, Reference, ReferenceSummary } from '../../../contract/index.js';

/** A reference without its structure: what a search needs. The store keeps references in this form as well. */
export type MatchingReference =
  | { kind: 'lines'; summary: ReferenceSummary; lines: LineList }
  | { kind: 'bands'; summary: ReferenceSummary; bands: RamanBand[] }
  | { kind: 'spectrum'; summary: ReferenceSummary; x: Float64Array; y: Float64Array };

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
