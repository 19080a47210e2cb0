import type { IdentifyOptions } from '../../contract/data/identification.js';
import { passesElementFilter } from './passesElementFilter.js';
import type { XrdReferenceIndex } from './xrdReferences.js';

/** Positions of the references that the options leave to be searched. */
export function allowedReferences({ references }: XrdReferenceIndex, options: IdentifyOptions): number[] {
  const libraries = options.libraries ? new Set(options.libraries) : undefined;
  const excluded = new Set(options.excludeSpecimens);
  const allowed: number[] = [];
  references.forEach(({ summary }, i) => {
    if (libraries && !libraries.has(summary.libraryId)) return;
    if (summary.specimen !== undefined && excluded.has(summary.specimen)) return;
    if (passesElementFilter(summary.elements, options.elements)) allowed.push(i);
  });
  return allowed;
}
