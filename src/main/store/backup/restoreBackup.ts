import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import SQLite from 'better-sqlite3';
import { LabError } from '../../../contract/data/errors.js';
import { fileError } from '../../files/fileError.js';
import { publishFile } from '../../files/publishFile.js';
import { removeQuietly } from '../../files/removeQuietly.js';
import { syncFile } from '../../files/syncFile.js';
import { migrations } from '../migrations/index.js';
import { acquireLock } from '../open/acquireLock.js';
import { keepAside } from '../open/keepAside.js';
import { newestVersion } from '../open/migrate.js';
import { databasePath } from '../open/paths.js';
import { isDamage, sqliteCode, storeError } from '../storeError.js';
import type { RestoreResult } from '../types.js';
import { verifyBackup } from './verifyBackup.js';
import { writeBackup } from './writeBackup.js';

/**
 * Puts a backup in the place of the database. The backup is checked first, and what is there now is backed up (a damaged database is kept
 * aside as it is), so that a restore can be undone. The new content appears in one rename. The store of this folder must be closed.
 * @throws LabError `not-found`, `database-newer`, `database-damaged`, `database-locked` or `disk`; the database is then as before
 */
export function restoreBackup(dataFolder: string, backup: string, now: () => Date = () => new Date()): RestoreResult {
  const folder = resolve(dataFolder);
  const path = databasePath(folder);
  const source = resolve(backup);
  if (source === resolve(path))
    throw new LabError('invalid-input', `${source} is the database itself. Choose a backup.`);
  verifyBackup(source, newestVersion(migrations));
  const lock = acquireLock(folder);
  const temporary = `${path}.restoring`;
  try {
    copyFileSync(source, temporary);
    syncFile(temporary);
    verifyBackup(temporary, newestVersion(migrations));
    const previous = existsSync(path) ? savePresent(folder, now) : null;
    // The old sidecars describe the old file; what they held is in `previous`.
    rmSync(`${path}-wal`, { force: true });
    rmSync(`${path}-shm`, { force: true });
    publishFile(temporary, path);
    return { path, previous };
  } catch (cause) {
    throw sqliteCode(cause) === '' ? fileError(cause, `restore ${source}`) : storeError(cause, path);
  } finally {
    removeQuietly(temporary);
    lock.release();
  }
}

/** Backs the present database up and folds its write-ahead log into it; a damaged one is kept as it is. */
function savePresent(dataFolder: string, now: () => Date): string {
  let db: SQLite.Database | undefined;
  try {
    db = new SQLite(databasePath(dataFolder));
    const { path } = writeBackup(db, dataFolder, 'before-restore', now());
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    return path;
  } catch (cause) {
    db?.close();
    if (isDamage(cause) || (cause instanceof LabError && cause.kind === 'database-damaged'))
      return keepAside(dataFolder);
    throw cause;
  }
}
