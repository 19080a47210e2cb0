import { LabError } from '../../../contract/index.js';
import type { LineIndex } from '../../../core/search/lineIndex.js';
import type { Collection } from '../../collections/collection.js';
import type { Compute } from '../compute/compute.js';

export interface CollectionIndexesOptions {
  compute: Compute;
  /** Whether indexes that had to be made anew may be written. */
  keep: boolean;
  /** A library turned out to be damaged. */
  changed: () => void;
  log: (message: string, error?: unknown) => void;
}

/** The search indexes of imported libraries, each opened once in memory that all computing threads share. */
export class CollectionIndexes {
  private readonly open = new Map<string, { edition: number; index: Promise<LineIndex | undefined> }>();
  private readonly editions = new Map<string, number>();
  private readonly damaged = new Map<string, string>();

  constructor(private readonly options: CollectionIndexesOptions) {}

  /** Undefined for a library whose files are damaged: it is left out of searches, and {@link problem} says why. */
  get(collection: Collection): Promise<LineIndex | undefined> {
    const edition = this.editions.get(collection.id) ?? 0;
    const known = this.open.get(collection.id);
    if (known?.edition === edition) return known.index;
    const index = this.read(collection);
    this.open.set(collection.id, { edition, index });
    return index;
  }

  /** Why a library cannot be searched, as far as it was tried. */
  problem(id: string): string | undefined {
    return this.damaged.get(id);
  }

  /** A library has other entries than before, or is gone. */
  touch(id: string): void {
    this.editions.set(id, (this.editions.get(id) ?? 0) + 1);
    this.open.delete(id);
    this.damaged.delete(id);
  }

  private async read(collection: Collection): Promise<LineIndex | undefined> {
    try {
      return await this.options.compute.run(
        'openCollectionIndex',
        { folder: collection.folder, segments: collection.segments(), keep: this.options.keep },
        { doing: 'Opening an imported library' },
      );
    } catch (error) {
      this.open.delete(collection.id);
      this.fail(collection, error);
      return undefined;
    }
  }

  /** A library whose files are damaged is left out from now on; searches of the others go on. @throws any other error */
  fail(collection: Collection, error: unknown): void {
    if (!(error instanceof LabError) || error.kind !== 'database-damaged') throw error;
    this.damaged.set(collection.id, error.message);
    this.open.set(collection.id, { edition: this.editions.get(collection.id) ?? 0, index: Promise.resolve(undefined) });
    this.options.log(`The library in ${collection.folder} cannot be searched`, error);
    this.options.changed();
  }
}
