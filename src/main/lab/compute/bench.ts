import type { BuiltInFolders } from './builtInLibraries.js';
import { loadBuiltInLibrary } from './builtInLibraries.js';
import type { LibraryStock } from './compute.js';
import type { MatchingReference } from './matchingReference.js';

/** The libraries at hand on the thread that calculates, with what searching them wants prepared once. */
export class Bench {
  private readonly stocks = new Map<string, readonly MatchingReference[]>();
  private readonly prepared = new Map<string, unknown>();

  constructor(private readonly folders: BuiltInFolders) {}

  has(key: string): boolean {
    return this.stocks.has(key);
  }

  stock(key: string, stock: LibraryStock): void {
    const library = key.slice(0, key.indexOf('@'));
    for (const old of this.stocks.keys()) {
      // One version of a library at a time: the older one would only hold memory.
      if (old.slice(0, old.indexOf('@')) === library) this.stocks.delete(old);
    }
    this.prepared.clear();
    this.stocks.set(
      key,
      stock.kind === 'built-in' ? loadBuiltInLibrary(stock.technique, this.folders) : stock.references,
    );
  }

  references(keys: readonly string[]): MatchingReference[] {
    return keys.flatMap((key) => this.stocks.get(key) ?? []);
  }

  /** What `prepare` makes of the references of these libraries; the last few answers are kept. */
  prepare<T>(purpose: string, keys: readonly string[], prepare: (references: MatchingReference[]) => T): T {
    const name = `${purpose}|${keys.join('|')}`;
    if (!this.prepared.has(name)) {
      for (const old of this.prepared.keys()) {
        if (this.prepared.size < 3) break;
        this.prepared.delete(old);
      }
      this.prepared.set(name, prepare(this.references(keys)));
    }
    return this.prepared.get(name) as T;
  }
}
