import type { IdentifyOptions } from '../../../contract/index.js';
import type { RunOptions } from '../compute/compute.js';
import type { MatchingReference } from '../compute/matchingReference.js';
import type { SearchCollectionsInput } from '../compute/tasks/searchCollections.js';
import type { LabContext } from '../labContext.js';
import { toMatching } from '../compute/matchingReference.js';
import type { SearchSubject } from './search.js';

export interface ImportedFound {
  references: MatchingReference[];
  /** How many entries were looked at. */
  searched: number;
}

/** Entries that go on to the fits; more where the phases of a mixture are looked for, each of which explains a part only. */
const kept = 500;
const keptForMixtures = 1500;

/** The best entries of the imported libraries for a measurement, by their indexes. Undefined where none is searched. */
export async function searchImported(
  lab: LabContext,
  subject: SearchSubject,
  options: IdentifyOptions,
  run: Pick<RunOptions, 'signal' | 'background'>,
): Promise<ImportedFound | undefined> {
  const { restraints, mixture, rejected = [], accepted = [] } = options;
  const searched: { id: string; order: SearchCollectionsInput['collections'][number] }[] = [];
  for (const collection of lab.shelf.importedForSearch(options.libraries)) {
    const index = await lab.collectionIndexes.get(collection);
    if (!index || index.count === 0) continue;
    const allowed = restraints && collection.allowedBy(restraints);
    // While it is being imported it may have grown since it was opened.
    const order = { index, ...(allowed ? { allowed: allowed.subarray(0, index.count) } : {}) };
    searched.push({ id: collection.id, order });
  }
  if (searched.length === 0) return undefined;
  const { hits, searched: looked } = await lab.compute.run(
    'searchCollections',
    {
      ...subject,
      options,
      keep: (mixture ? keptForMixtures : kept) + rejected.length,
      collections: searched.map(({ order }) => order),
    },
    { ...run, deadlineMs: 60_000, doing: `Searching imported libraries for ${subject.label}` },
  );
  const references = searched.flatMap(({ id }, i) => {
    const entries = hits.filter(({ collection }) => collection === i).map(({ entry }) => entry);
    // Deleted meanwhile: nothing of it is found.
    return matchingEntries(lab, id, entries);
  });
  const there = new Set(references.map(({ summary }) => summary.id));
  for (const id of accepted)
    if (!there.has(id) && lab.collections.holding(id)) references.push(toMatching(lab.shelf.reference(id)));
  return { references, searched: looked };
}

function matchingEntries(lab: LabContext, id: string, entries: readonly number[]): MatchingReference[] {
  const collection = lab.collections.get(id);
  if (!collection) return [];
  try {
    return collection.matching(entries);
  } catch (error) {
    lab.collectionIndexes.fail(collection, error);
    return [];
  }
}
