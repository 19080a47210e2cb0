import { phaseKey } from './keepDuplicatesTogether.js';
import type { XrdReferenceIndex } from './xrdReferences.js';

/** The library of phases of everyday work, and what belonging to it is worth in score: it decides between candidates that fit alike. */
const everydayLibrary = 'xrd-builtin';
const everyday = 0.005;

const known = new WeakMap<XrdReferenceIndex, Set<string>>();

/** Score added for a phase (formula and lattice letter) that is also in the library of everyday work: before it is measured it is the likelier one. */
export function commonness(index: XrdReferenceIndex): (reference: number) => number {
  let common = known.get(index);
  if (!common) {
    common = new Set();
    for (const { summary } of index.references)
      if (summary.libraryId === everydayLibrary) common.add(phaseKey(summary));
    known.set(index, common);
  }
  const found = common;
  return (reference) => (found.has(phaseKey(index.references[reference]!.summary)) ? everyday : 0);
}
