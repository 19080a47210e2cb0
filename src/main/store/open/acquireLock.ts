import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { LabError } from '../../../contract/data/errors.js';
import { atomicWrite } from '../../files/atomicWrite.js';
import { sqliteCode, storeError } from '../storeError.js';

export interface FolderLock {
  release(): void;
}

/**
 * Makes this process the only one that writes in a data folder. The lock is an exclusive transaction on an empty SQLite file: the system
 * lets go of it when the process ends, however it ends, so a lock is never stale, no process id is guessed to be alive, and no two processes
 * can take over a dead one's lock at once. Who holds it stands beside it, for the sentence.
 * @throws LabError `database-locked` naming the process, `disk` when the folder cannot be written
 */
export function acquireLock(dataFolder: string): FolderLock {
  const lockFile = join(dataFolder, 'phaselens.lock');
  const holderFile = join(dataFolder, 'phaselens.pid');
  let lock: SQLite.Database | undefined;
  try {
    lock = new SQLite(lockFile, { timeout: 200 });
    lock.exec('BEGIN EXCLUSIVE');
    atomicWrite(holderFile, `${process.pid}\n`);
  } catch (cause) {
    lock?.close();
    if (sqliteCode(cause).startsWith('SQLITE_BUSY')) throw locked(dataFolder, holder(holderFile));
    throw readOnly(cause, dataFolder) ?? storeError(cause, lockFile);
  }
  const held = lock;
  return {
    release() {
      if (!held.open) return;
      rmSync(holderFile, { force: true });
      held.exec('COMMIT');
      held.close();
    },
  };
}

function holder(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return Number.isSafeInteger(pid) ? pid : undefined;
  } catch {
    // It only makes the sentence more precise.
    return undefined;
  }
}

function locked(dataFolder: string, pid: number | undefined): LabError {
  const who = pid === undefined ? 'another process' : `process ${pid}`;
  return new LabError(
    'database-locked',
    `Phaselens is already open on ${dataFolder} (${who}). Close it there, or choose another folder with --data.`,
    { dataFolder, ...(pid === undefined ? {} : { pid }) },
  );
}

function readOnly(cause: unknown, dataFolder: string): LabError | undefined {
  const code = cause instanceof LabError ? String(cause.details['code']) : sqliteCode(cause);
  if (!/^(SQLITE_READONLY|SQLITE_CANTOPEN|EROFS|EACCES|EPERM)/u.test(code)) return undefined;
  return new LabError(
    'disk',
    `The data folder ${dataFolder} cannot be written. Change its permissions, or choose another folder with --data.`,
    { dataFolder, code },
    { cause },
  );
}
