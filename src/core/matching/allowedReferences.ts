import type { IdentifyOptions } from '../../contract/data/identification.js';
import { passesElementFilter } from './passesElementFilter.js';
import { passesRestraints } from './passesRestraints.js';
import type { XrdReferenceIndex } from './xrdReferences.js';

/** Positions of the references that the options leave to be searched. */
export function allowedReferences({ references }: XrdReferenceIndex, options: IdentifyOptions): number[] {
  const libraries = options.libraries ? new Set(options.libraries) : undefined;
  const excluded = new Set(options.excludeSpecimens);
  const rejected = new Set(options.rejected);
  const allowed: number[] = [];
  references.forEach((reference, i) => {
    const { summary } = reference;
    if (libraries && !libraries.has(summary.libraryId)) return;
    if (summary.specimen !== undefined && excluded.has(summary.specimen)) return;
    if (rejected.has(summary.id)) return;
    if (!passesElementFilter(summary.elements, options.elements)) return;
    if (options.restraints === undefined || passesRestraints(reference, options.restraints)) allowed.push(i);
  });
  return allowed;
}
