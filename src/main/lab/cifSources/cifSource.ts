import type { CifItem } from '../compute/tasks/readCifBatch.js';

/** What comes out of a source: a file, or the sentence why it cannot be read. */
export type SourceItem = CifItem | { place: string; failure: string };

/** CIF files one after the other, always in the same order: an import is gone on with by counting them. */
export interface CifSource {
  /** Path, size and time: says whether it is the source of an import that was left unfinished. */
  identity: string;
  /** How many files there are, as far as that can be said when `read` of them have been: archives that are read through go by their bytes. */
  total: (read: number) => number;
  /** All files after the first `skip`. Ending the iteration lets go of the source. */
  items: (skip: number) => AsyncGenerator<SourceItem, void, undefined>;
}

/** No CIF of a structure is larger. */
export const largestCif = 32 * 1024 * 1024;

export const isCif = (name: string): boolean => /\.cif$/i.test(name) && !/(^|[\\/])\._?[^\\/]*$/.test(name);

export const tooLarge = (place: string): SourceItem => ({
  place,
  failure: `${place} has more than 32 MiB, which no CIF of a structure has.`,
});
