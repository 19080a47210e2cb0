import { mkdirSync, statSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { LabError } from '../../../contract/data/errors.js';
import { fileError } from '../../files/fileError.js';
import { listBackups } from '../backup/listBackups.js';
import { writeBackup } from '../backup/writeBackup.js';
import { isDamage, storeError } from '../storeError.js';
import type { Migration } from '../types.js';
import { acquireLock, type FolderLock } from './acquireLock.js';
import { checkDepth } from './checkDepth.js';
import { damagedError, newerError } from './damagedError.js';
import { findDamage } from './findDamage.js';
import { keepAside } from './keepAside.js';
import { checkHistory, migrate, newestVersion, userVersion } from './migrate.js';
import { APPLICATION_ID, databasePath } from './paths.js';
import { readHeader } from './readHeader.js';

export interface OpenedDatabase {
  db: SQLite.Database;
  lock: FolderLock;
}

/**
 * Opens the database for writing: lock, header, inspection over a connection that can only read, backup when the schema is to change,
 * migrations. Until the first migration commits, not a byte of the database changes.
 * @throws LabError `database-locked`, `database-newer`, `database-damaged`, `conflict`, `disk` or `internal`; the lock is free again then
 */
export function openWritable(dataFolder: string, migrations: readonly Migration[], now: () => Date): OpenedDatabase {
  try {
    mkdirSync(dataFolder, { recursive: true });
  } catch (cause) {
    throw fileError(cause, `make the data folder ${dataFolder}`);
  }
  const lock = acquireLock(dataFolder);
  try {
    return { db: openLocked(dataFolder, migrations, now), lock };
  } catch (cause) {
    lock.release();
    throw storeError(cause, databasePath(dataFolder));
  }
}

function openLocked(dataFolder: string, migrations: readonly Migration[], now: () => Date): SQLite.Database {
  const path = databasePath(dataFolder);
  const newest = newestVersion(migrations);
  const header = readHeader(path);
  if (header.kind === 'foreign') throw damaged(dataFolder, 'is not a SQLite database any more', newest);
  if (header.kind === 'sqlite' && header.userVersion > newest) throw newerError(dataFolder, header.userVersion, newest);
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const isNew = header.kind === 'missing' || header.kind === 'empty';
  // SQLite would throw a log without its database away.
  if (isNew && (log > 0 || listBackups(dataFolder).length > 0)) {
    throw damagedError(dataFolder, header.kind === 'missing' ? 'is missing' : 'is empty', newest, undefined);
  }
  // Held until the end: as long as another connection is open, closing the writing one after a failure moves no page into the database.
  const reader = isNew ? undefined : inspect(dataFolder, migrations, now, log > 0);
  let db: SQLite.Database | undefined;
  try {
    db = new SQLite(path);
    configure(db, isNew);
    migrate(db, migrations, path, now);
    return db;
  } catch (cause) {
    db?.close();
    throw cause;
  } finally {
    reader?.close();
  }
}

/** Everything that can be found out by reading, and the backup before a migration. */
function inspect(
  dataFolder: string,
  migrations: readonly Migration[],
  now: () => Date,
  unclean: boolean,
): SQLite.Database {
  const path = databasePath(dataFolder);
  const newest = newestVersion(migrations);
  let db: SQLite.Database | undefined;
  try {
    db = new SQLite(path, { readonly: true, timeout: 5000 });
    const version = userVersion(db);
    if (version > newest) throw newerError(dataFolder, version, newest);
    const tables = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
    if (version === 0 && tables > 0)
      throw new LabError(
        'conflict',
        `${path} is a database of another program. It was left as it is; choose another folder with --data.`,
      );
    if (version > 0 && db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
      throw new LabError(
        'conflict',
        `${path} is a database of another program. It was left as it is; choose another folder with --data.`,
      );
    }
    const daysSinceCheck = (now().getTime() - lastBackup(dataFolder)) / 86_400_000;
    const damage = findDamage(db, checkDepth({ bytes: statSync(path).size, unclean, daysSinceCheck }));
    if (damage !== undefined) {
      db.close();
      throw damaged(dataFolder, `is damaged (${damage})`, newest);
    }
    checkHistory(db, migrations, path);
    if (version > 0 && version < newest) writeBackup(db, dataFolder, 'before-migration', now());
    return db;
  } catch (cause) {
    db?.close();
    if (isDamage(cause) && cause instanceof Error)
      throw damaged(dataFolder, `is damaged (${cause.message})`, newest, cause);
    throw cause;
  }
}

/** Every backup is checked when it is made, and so is what it was made of. */
function lastBackup(dataFolder: string): number {
  return listBackups(dataFolder)[0]?.createdAt.getTime() ?? 0;
}

function damaged(dataFolder: string, reason: string, newest: number, cause?: unknown): LabError {
  let copy: string | undefined;
  try {
    copy = keepAside(dataFolder);
  } catch {
    // No room for a copy: the original stays where it is anyway, and the damage is what must be told.
  }
  return damagedError(dataFolder, reason, newest, copy, cause);
}

/** Settings of every writing connection; page size only counts before the first table. */
export function configure(db: SQLite.Database, isNew: boolean): void {
  if (isNew) db.pragma('page_size = 8192');
  db.pragma('busy_timeout = 5000');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
  db.pragma('journal_size_limit = 67108864');
}
