import {
  LabError,
  type Library,
  type Reference,
  type ReferenceSummary,
  type Technique,
} from '../../../contract/index.js';
import type { Collection } from '../../collections/collection.js';
import type { Collections } from '../../collections/collections.js';
import type { Store } from '../../store/index.js';
import { readBuiltInLibrary, type BuiltInFolders } from '../compute/builtInLibraries.js';
import type { StockOrder } from '../compute/compute.js';
import { toMatching, type MatchingReference } from '../compute/matchingReference.js';
import type { CollectionIndexes } from './collectionIndexes.js';

const TECHNIQUES: readonly Technique[] = ['xrd', 'raman'];

interface TemporaryLibrary {
  library: Library;
  references: Map<string, Reference>;
}

/** All libraries in one view: built-in ones from resources, installed and own ones from the store, temporary ones from memory. */
export class LibraryShelf {
  private readonly temporary = new Map<string, TemporaryLibrary>();
  private readonly editions = new Map<string, number>();
  private epoch = 0;

  constructor(
    private readonly store: () => Store,
    private readonly folders: BuiltInFolders,
    private readonly collections: Collections,
    private readonly indexes: CollectionIndexes,
  ) {}

  list(): Library[] {
    return this.listWith(TECHNIQUES);
  }

  private listWith(techniques: readonly Technique[]): Library[] {
    const builtIn = techniques.map((technique) => this.builtIn(technique));
    return [
      ...builtIn,
      ...this.store().libraries.list(),
      ...this.imported(),
      ...[...this.temporary.values()].map(({ library }) => library),
    ];
  }

  /** Libraries that the person made or named for this search, temporary ones included. */
  ownIds(): string[] {
    const kept = this.store()
      .libraries.list()
      .filter((library) => library.kind === 'own');
    return [...kept.map(({ id }) => id), ...this.temporary.keys()];
  }

  /** @throws LabError `not-found` */
  get(id: string): Library {
    const library = this.list().find((candidate) => candidate.id === id);
    if (!library) throw new LabError('not-found', 'This library is not there any more.');
    return library;
  }

  /** What a search of these libraries (all enabled ones when absent) has to have at hand; imported ones have an index of their own. */
  forSearch(technique: Technique, ids?: readonly string[]): StockOrder[] {
    // Without ids only this technique's built-in library is read: the other would cost the command line a tenth of a second.
    const all = this.listWith(ids ? TECHNIQUES : [technique]);
    const unknown = ids?.find((id) => !all.some((library) => library.id === id));
    if (unknown !== undefined)
      throw new LabError('not-found', 'A library of this search is not there any more. Choose the libraries again.');
    return all
      .filter((library) => library.technique === technique && (ids ? ids.includes(library.id) : library.enabled))
      .filter((library) => library.kind !== 'imported')
      .map((library) => this.order(library));
  }

  /** Imported libraries that a search looks into by their indexes: those of the ids, or all enabled ones. */
  importedForSearch(ids?: readonly string[]): Collection[] {
    return this.collections.list().filter(({ id }) => (ids ? ids.includes(id) : this.store().libraries.isEnabled(id)));
  }

  /** How to come by single references: built-in ones through their library, the others themselves. */
  forReferences(ids: readonly string[]): { stored: MatchingReference[]; libraries: StockOrder[] } {
    const stored: MatchingReference[] = [];
    const libraries = new Map<string, StockOrder>();
    for (const id of ids) {
      const technique = this.builtInTechnique(id);
      if (technique) {
        const order = this.order(this.builtIn(technique));
        libraries.set(order.key, order);
        continue;
      }
      stored.push(toMatching(this.reference(id)));
    }
    return { stored, libraries: [...libraries.values()] };
  }

  /** Whether a reference can still be had: its library may have been deleted since it was a candidate. */
  has(id: string): boolean {
    if (this.builtInTechnique(id)) return true;
    for (const { references } of this.temporary.values()) if (references.has(id)) return true;
    const imported = this.collections.holding(id);
    if (imported) return imported.collection.has(imported.key);
    return this.store().references.get(id) !== undefined;
  }

  /** A reference that is not built in, whole. @throws LabError `not-found` */
  reference(id: string): Reference {
    for (const { references } of this.temporary.values()) {
      const found = references.get(id);
      if (found) return found;
    }
    const imported = this.collections.holding(id);
    const found = imported ? imported.collection.get(imported.key) : this.store().references.get(id);
    if (!found) throw new LabError('not-found', 'This reference is not there any more.');
    return found;
  }

  /** Technique of the built-in library that holds this id. */
  builtInTechnique(id: string): Technique | undefined {
    return TECHNIQUES.find((technique) => readBuiltInLibrary(technique, this.folders).entries.has(id));
  }

  builtInEntries(technique: Technique) {
    return readBuiltInLibrary(technique, this.folders).entries;
  }

  /** Summaries outside the store, built-in first. */
  summariesOutsideStore(): ReferenceSummary[] {
    return [
      ...TECHNIQUES.flatMap((technique) => [...this.builtInEntries(technique).values()].map(({ summary }) => summary)),
      ...[...this.temporary.values()].flatMap(({ references }) =>
        [...references.values()].map(({ summary }) => summary),
      ),
    ];
  }

  /** A library for this process only. */
  addTemporary(name: string, technique: Technique, references: readonly Reference[]): Library {
    const id = `temporary:${this.temporary.size + 1}`;
    const library: Library = {
      id,
      name,
      technique,
      kind: 'own',
      version: '',
      licence: '',
      citation: '',
      count: references.length,
      enabled: true,
    };
    const own = references.map((reference) => ({ ...reference, summary: { ...reference.summary, libraryId: id } }));
    this.temporary.set(id, { library, references: new Map(own.map((reference) => [reference.summary.id, reference])) });
    return library;
  }

  isTemporary(id: string): boolean {
    return this.temporary.has(id);
  }

  deleteTemporary(id: string): void {
    this.temporary.delete(id);
  }

  /** The content of a stored library changed: threads that hold it must get it anew. */
  touch(libraryId: string): void {
    this.editions.set(libraryId, (this.editions.get(libraryId) ?? 0) + 1);
    this.indexes.touch(libraryId);
  }

  /** Another store stands behind the shelf: everything of the old one is stale. */
  touchAll(): void {
    this.epoch += 1;
  }

  private imported(): Library[] {
    return this.collections.list().map((collection) => {
      const problem = this.indexes.problem(collection.id);
      return {
        ...collection.library(this.store().libraries.isEnabled(collection.id)),
        ...(problem === undefined ? {} : { problem }),
      };
    });
  }

  private builtIn(technique: Technique): Library {
    const { library } = readBuiltInLibrary(technique, this.folders);
    return { ...library, enabled: this.store().libraries.isEnabled(library.id) };
  }

  private order({ id, technique, kind }: Library): StockOrder {
    if (kind === 'built-in') return { key: `${id}@built-in`, load: () => ({ kind: 'built-in', technique }) };
    return {
      key: `${id}@${this.epoch}.${this.editions.get(id) ?? 0}`,
      load: () => {
        const temporary = this.temporary.get(id);
        const references = temporary
          ? [...temporary.references.values()].map(toMatching)
          : [...this.store().references.loadForMatching([id], technique)];
        return { kind: 'references', references };
      },
    };
  }
}
