import { copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { fileError } from '../../files/fileError.js';
import { listBackups } from '../backup/listBackups.js';
import { isDamage, sqliteCode, storeError } from '../storeError.js';
import type { Migration } from '../types.js';
import { damagedError, newerError } from './damagedError.js';
import { checkHistory, migrate, newestVersion, userVersion } from './migrate.js';
import { databasePath } from './paths.js';

export interface ReadableDatabase {
  db: SQLite.Database;
  /** Removes the copy that had to be made, if any. */
  dispose: () => void;
}

/**
 * Opens the database beside the running app, without lock, backup or check. No database yet: an empty one in memory. One that this program
 * would have to migrate, or one in a folder where SQLite cannot put its sidecars: a copy in the system's temporary folder.
 * @throws LabError `database-newer`, `database-damaged`, `conflict` or `disk`
 */
export function openReadable(dataFolder: string, migrations: readonly Migration[], now: () => Date): ReadableDatabase {
  const path = databasePath(dataFolder);
  const newest = newestVersion(migrations);
  if (!existsSync(path)) return empty(migrations, path, now);
  let db: SQLite.Database | undefined;
  try {
    db = new SQLite(path, { readonly: true, timeout: 5000 });
    const version = userVersion(db);
    if (version > newest) throw newerError(dataFolder, version, newest);
    checkHistory(db, migrations, path);
    if (version === newest) return { db, dispose: () => undefined };
    db.close();
    // A file of no bytes is one just being made, unless there were data already.
    if (statSync(path).size === 0 && listBackups(dataFolder).length > 0)
      throw damagedError(dataFolder, 'is empty', newest, undefined);
    return version === 0 ? empty(migrations, path, now) : copied(path, migrations, now);
  } catch (cause) {
    db?.close();
    const code = sqliteCode(cause);
    if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY')) return copied(path, migrations, now);
    if (isDamage(cause) && cause instanceof Error) {
      throw damagedError(dataFolder, `is damaged (${cause.message})`, newest, undefined, cause);
    }
    throw storeError(cause, path);
  }
}

function empty(migrations: readonly Migration[], path: string, now: () => Date): ReadableDatabase {
  const db = new SQLite(':memory:');
  migrate(db, migrations, path, now);
  db.pragma('query_only = ON');
  return { db, dispose: () => undefined };
}

function copied(path: string, migrations: readonly Migration[], now: () => Date): ReadableDatabase {
  let folder: string;
  let db: SQLite.Database | undefined;
  try {
    folder = mkdtempSync(join(tmpdir(), 'phaselens-'));
  } catch (cause) {
    throw fileError(cause, `read ${path}`);
  }
  const dispose = () => rmSync(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'phaselens.db');
    copyFileSync(path, copy);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    db = new SQLite(copy);
    const newest = newestVersion(migrations);
    const version = userVersion(db);
    if (version > newest) throw newerError(path, version, newest);
    checkHistory(db, migrations, path);
    migrate(db, migrations, path, now);
    db.pragma('query_only = ON');
    return { db, dispose };
  } catch (cause) {
    db?.close();
    dispose();
    throw sqliteCode(cause) === '' ? fileError(cause, `read ${path}`) : storeError(cause, path);
  }
}
