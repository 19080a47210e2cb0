import { prepareXrdReferences, type XrdReference, type XrdReferenceIndex } from '../matching/xrdReferences.js';
import { buildLineIndex } from './buildLineIndex.js';
import { joinLineIndexes } from './joinLineIndexes.js';
import { lineColumnsOf } from './lineColumnsOf.js';

/** An index with further references behind its own, for one search: the prepared one stays as it is. */
export function withReferences(index: XrdReferenceIndex, further: readonly XrdReference[]): XrdReferenceIndex {
  if (further.length === 0) return index;
  const added = prepareXrdReferences(further);
  const before = index.references.length;
  const start = new Uint32Array(before + further.length + 1);
  start.set(index.start);
  added.start.forEach((line, i) => (start[before + i] = index.start[before]! + line));
  const joined: XrdReferenceIndex = {
    references: [...index.references, ...further],
    start,
    inverseD: joinedLists(index.inverseD, added.inverseD),
    intensity: joinedLists(index.intensity, added.intensity),
  };
  if (!index.lines) return joined;
  return { ...joined, lines: joinLineIndexes([index.lines, added.lines ?? buildLineIndex(lineColumnsOf(further))]) };
}

function joinedLists(p: Float32Array, q: Float32Array): Float32Array {
  const both = new Float32Array(p.length + q.length);
  both.set(p);
  both.set(q, p.length);
  return both;
}
