import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type SQLite from 'better-sqlite3';
import { LabError } from '../../../contract/data/errors.js';
import { fileError } from '../../files/fileError.js';
import { publishFile } from '../../files/publishFile.js';
import { removeQuietly } from '../../files/removeQuietly.js';
import { syncFile } from '../../files/syncFile.js';
import { userVersion } from '../open/migrate.js';
import { backupFolder, databasePath } from '../open/paths.js';
import { sqliteCode, storeError } from '../storeError.js';
import type { BackupFile } from '../types.js';
import { backupFileName, type BackupReason } from './listBackups.js';
import { countRows, verifyBackup } from './verifyBackup.js';

/**
 * Copies a live database, WAL included, into one file that appears under its name only when it is whole, synced, and verified to hold
 * the same rows.
 * @param target a file, or an existing folder to put it in; absent: the data folder's `backups`
 * @throws LabError; nothing is left at `target` then
 */
export function writeBackup(
  db: SQLite.Database,
  dataFolder: string,
  reason: BackupReason,
  createdAt: Date,
  target?: string,
): BackupFile {
  const path = placeOf(target, dataFolder, backupFileName(createdAt, reason));
  const live = resolve(databasePath(dataFolder));
  if ([live, `${live}-wal`, `${live}-shm`].includes(path)) {
    throw new LabError(
      'invalid-input',
      `A backup cannot replace the database itself. Choose another name than ${path}.`,
    );
  }
  const temporary = `${path}.partial`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    rmSync(temporary, { force: true });
    db.prepare('VACUUM INTO ?').run(temporary);
    syncFile(temporary);
    const copy = verifyBackup(temporary, userVersion(db));
    const same = JSON.stringify(copy.counts) === JSON.stringify(countRows(db));
    if (!same) throw new LabError('internal', `The backup ${path} did not become a true copy. Try again.`);
    publishFile(temporary, path);
  } catch (cause) {
    removeQuietly(temporary);
    throw sqliteCode(cause) === '' ? fileError(cause, `write the backup ${path}`) : storeError(cause, path);
  }
  return { path, bytes: statSync(path).size, createdAt: createdAt.toISOString() };
}

function placeOf(target: string | undefined, dataFolder: string, name: string): string {
  if (target === undefined) return resolve(backupFolder(dataFolder), name);
  const isFolder = existsSync(target) && statSync(target).isDirectory();
  return resolve(isFolder ? join(target, name) : join(dirname(target), basename(target)));
}
