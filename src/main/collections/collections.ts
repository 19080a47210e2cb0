import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Collection } from './collection.js';
import { CollectionWriter } from './collectionWriter.js';
import { cataloguePath, createCatalogue } from './openCatalogue.js';

const PREFIX = 'import-';

/** The imported libraries of a data folder: each in a folder of its own, beside the database. */
export class Collections {
  private readonly open = new Map<string, Collection>();
  private readonly root: string;

  constructor(
    dataFolder: string,
    private readonly log: (message: string, error?: unknown) => void = () => undefined,
  ) {
    this.root = join(dataFolder, 'libraries');
  }

  /** By name. One that cannot be opened is left out and named in the log. */
  list(): Collection[] {
    const found: { name: string; collection: Collection }[] = [];
    for (const id of this.ids()) {
      try {
        const collection = this.get(id);
        if (collection) found.push({ name: collection.about().name, collection });
      } catch (error) {
        this.log(`The library in ${this.folder(id)} cannot be opened`, error);
      }
    }
    return found.sort((p, q) => p.name.localeCompare(q.name, 'en')).map(({ collection }) => collection);
  }

  get(id: string): Collection | undefined {
    const known = this.open.get(id);
    if (known) return known;
    if (!id.startsWith(PREFIX) || !this.ids().includes(id)) return undefined;
    const collection = new Collection(this.folder(id));
    this.open.set(id, collection);
    return collection;
  }

  /** The collection of a reference's id, and the reference's key in it. */
  holding(referenceId: string): { collection: Collection; key: string } | undefined {
    const colon = referenceId.indexOf(':');
    if (!referenceId.startsWith(PREFIX) || colon < 0) return undefined;
    const collection = this.get(referenceId.slice(0, colon));
    return collection && { collection, key: referenceId.slice(colon + 1) };
  }

  /** A new, empty one. @returns its id */
  create(name: string): string {
    const id = `${PREFIX}${randomBytes(4).toString('hex')}`;
    createCatalogue(this.folder(id), {
      ...{ id, name, version: '', licence: '', citation: '' },
      createdAt: new Date().toISOString(),
      import: { source: '', files: 0, lastFile: '', finished: false },
    });
    return id;
  }

  writer(id: string, segmentEntries?: number): CollectionWriter {
    return new CollectionWriter(this.folder(id), segmentEntries);
  }

  delete(id: string): void {
    this.open.get(id)?.close();
    this.open.delete(id);
    if (!this.ids().includes(id)) return;
    // The catalogue first: without it the rest is no library any more, however far the removal comes.
    rmSync(cataloguePath(this.folder(id)), { force: true });
    rmSync(this.folder(id), { recursive: true, force: true });
  }

  close(): void {
    for (const collection of this.open.values()) collection.close();
    this.open.clear();
  }

  private ids(): string[] {
    if (!existsSync(this.root)) return [];
    return readdirSync(this.root).filter((id) => id.startsWith(PREFIX) && existsSync(cataloguePath(this.folder(id))));
  }

  private folder(id: string): string {
    return join(this.root, id);
  }
}
