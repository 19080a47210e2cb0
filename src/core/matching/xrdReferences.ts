import type { LineList } from '../../contract/data/crystal.js';
import type { ReferenceSummary } from '../../contract/data/reference.js';
import { buildLineIndex } from '../search/buildLineIndex.js';
import { lineColumnsOf } from '../search/lineColumnsOf.js';
import type { LineIndex } from '../search/lineIndex.js';

/** A reference that can be matched against a powder pattern: its lines hold for every wavelength. */
export interface XrdReference {
  summary: ReferenceSummary;
  lines: LineList;
}

/** Lines of many references in flat arrays, the strongest of each first; made once, searched often. */
export interface XrdReferenceIndex {
  references: readonly XrdReference[];
  /** Reference i owns the entries start[i] to start[i + 1]. */
  start: Uint32Array;
  /** 1/d in 1/Å. */
  inverseD: Float32Array;
  /** Σ|F|² of the line. */
  intensity: Float32Array;
  /** For the search over everything, where there are many references. */
  lines?: LineIndex;
}

/** From so many references on the screening uses an index. */
const indexedFrom = 2000;

/** Lines kept of each reference for the screening. */
const linesKept = 64;

/**
 * Makes the index that the screening reads. The strongest lines are chosen by Σ|F|² d², which is what the Lorentz factor does to them
 * at any wavelength.
 */
export function prepareXrdReferences(references: readonly XrdReference[]): XrdReferenceIndex {
  const start = new Uint32Array(references.length + 1);
  references.forEach((reference, i) => {
    start[i + 1] = (start[i] ?? 0) + Math.min(linesKept, reference.lines.dSpacing.length);
  });
  const total = start[references.length] ?? 0;
  const inverseD = new Float32Array(total);
  const intensity = new Float32Array(total);
  references.forEach(({ lines }, i) => {
    const { dSpacing } = lines;
    const visible = (k: number): number => (lines.intensity[k] ?? 0) * (dSpacing[k] ?? 0) ** 2;
    let order = Array.from(dSpacing.keys());
    if (order.length > linesKept) order = order.sort((a, b) => visible(b) - visible(a)).slice(0, linesKept);
    order.sort((a, b) => (dSpacing[b] ?? 0) - (dSpacing[a] ?? 0));
    order.forEach((k, j) => {
      inverseD[(start[i] ?? 0) + j] = 1 / (dSpacing[k] ?? 1);
      intensity[(start[i] ?? 0) + j] = lines.intensity[k] ?? 0;
    });
  });
  const index = { references, start, inverseD, intensity };
  return references.length > indexedFrom ? { ...index, lines: buildLineIndex(lineColumnsOf(references)) } : index;
}
