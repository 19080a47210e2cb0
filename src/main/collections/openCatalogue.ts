import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { LabError } from '../../contract/data/errors.js';
import { storeError } from '../store/storeError.js';
import { aboutSchema, type CollectionAbout } from './about.js';
import { CATALOGUE_ID, CATALOGUE_VERSION, catalogueSchema } from './schema.js';

export const cataloguePath = (folder: string): string => join(folder, 'catalogue.db');
export const segmentPath = (folder: string, number: number): string =>
  join(folder, `${String(number).padStart(6, '0')}.lines`);
/** The search index of a segment, which can be made of it again. */
export const indexPath = (folder: string, number: number): string =>
  join(folder, `${String(number).padStart(6, '0')}.index`);

/** A new collection's folder and catalogue. @throws LabError `disk` */
export function createCatalogue(folder: string, about: CollectionAbout): void {
  mkdirSync(folder, { recursive: true });
  guarded(folder, () => {
    const db = new SQLite(cataloguePath(folder));
    try {
      db.transaction(() => {
        db.exec(catalogueSchema);
        db.pragma(`application_id = ${CATALOGUE_ID}`);
        db.pragma(`user_version = ${CATALOGUE_VERSION}`);
        writeAbout(db, about);
      })();
    } finally {
      db.close();
    }
  });
}

/** @throws LabError `database-damaged`, `database-newer`, `disk` */
export function openCatalogue(folder: string, mode: 'readonly' | 'readwrite'): SQLite.Database {
  return guarded(folder, () => {
    const db = new SQLite(cataloguePath(folder), { readonly: mode === 'readonly', fileMustExist: true });
    const id = db.pragma('application_id', { simple: true });
    const version = db.pragma('user_version', { simple: true });
    if (id === CATALOGUE_ID && version === CATALOGUE_VERSION) return db;
    db.close();
    throw id === CATALOGUE_ID && Number(version) > CATALOGUE_VERSION
      ? new LabError(
          'database-newer',
          `The library in ${folder} was written by a newer Phaselens. Update Phaselens to use it.`,
        )
      : new LabError('database-damaged', `The library in ${folder} is damaged. Delete it and import it again.`);
  });
}

export function readAbout(db: SQLite.Database): CollectionAbout {
  const row = db.prepare("SELECT value FROM about WHERE key = 'about'").get() as { value: string };
  return aboutSchema.parse(JSON.parse(row.value));
}

export function writeAbout(db: SQLite.Database, about: CollectionAbout): void {
  db.prepare("INSERT OR REPLACE INTO about (key, value) VALUES ('about', ?)").run(JSON.stringify(about));
}

/** Runs work on a collection; what SQLite throws comes out as a sentence. */
export function guarded<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof LabError) throw cause;
    const error = storeError(cause, cataloguePath(folder));
    // The store's sentence offers a backup, which there is none of.
    throw error instanceof LabError && error.kind === 'database-damaged'
      ? new LabError(
          'database-damaged',
          `The library in ${folder} is damaged. Delete it and import it again.`,
          {},
          { cause },
        )
      : error;
  }
}
