import type { IdentifyOptions } from '../../../../contract/index.js';
import { defaultZeroShift } from '../../../../core/matching/identifyXrd.js';
import { preparePowder } from '../../../../core/matching/powderMeasurement.js';
import { elementTest } from '../../../../core/search/elementTest.js';
import type { LineIndex } from '../../../../core/search/lineIndex.js';
import { searchLines } from '../../../../core/search/searchLines.js';
import { searchTarget } from '../../../../core/search/searchTarget.js';
import { powderInput, type SubjectInput } from './subject.js';

export interface SearchCollectionsInput extends SubjectInput {
  options: IdentifyOptions;
  /** How many entries of all collections together are wanted. */
  keep: number;
  collections: readonly {
    /** In memory that threads share. */
    index: LineIndex;
    /** Entries that may be found, where not all. */
    allowed?: Uint8Array;
  }[];
}

export interface CollectionHit {
  /** Which of the collections. */
  collection: number;
  /** Number of the entry in its index. */
  entry: number;
}

/** First stage of a search in imported libraries: the entries that are worth being fitted, best first, and how many the filters let through. */
export function searchCollections({ options, keep, collections, ...subject }: SearchCollectionsInput): {
  hits: CollectionHit[];
  searched: number;
} {
  const measurement = preparePowder(powderInput(subject));
  const searched = collections.reduce((sum, one) => sum + countAllowed(one, options), 0);
  if (measurement.peaks.length === 0) return { hits: [], searched };
  const target = searchTarget(measurement);
  const hits = collections.flatMap(({ index, allowed }, collection) =>
    searchLines(index, target, {
      maxZeroShift: options.maxZeroShift ?? defaultZeroShift,
      maxLatticeStrain: options.maxLatticeStrain,
      keep,
      elements: options.elements,
      ...(allowed ? { allowed } : {}),
    }).map(({ entry, score }) => ({ collection, entry, score })),
  );
  hits.sort((p, q) => q.score - p.score);
  return { hits: hits.slice(0, keep).map(({ collection, entry }) => ({ collection, entry })), searched };
}

function countAllowed(
  { index, allowed }: SearchCollectionsInput['collections'][number],
  { elements }: IdentifyOptions,
): number {
  const test = elementTest(index.elements, elements);
  if (!test && !allowed) return index.count;
  let count = 0;
  for (let i = 0; i < index.count; i++) if ((!allowed || allowed[i] !== 0) && (!test || test(i))) count++;
  return count;
}
