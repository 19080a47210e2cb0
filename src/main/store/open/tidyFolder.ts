import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeQuietly } from '../../files/removeQuietly.js';
import { chooseExpired } from '../backup/chooseExpired.js';
import { listBackups } from '../backup/listBackups.js';
import { backupFolder, damagedFolder } from './paths.js';

const LEFTOVER = /\.(partial|restoring)(-journal|-wal|-shm)?$/u;

/**
 * Removes half-written files of a process that was killed, and automatic backups that had their time. Done when the folder opens, not when
 * a backup is written, so that no backup vanishes between its choice and its restore. The folder must be locked.
 */
export function tidyFolder(dataFolder: string, now: Date): void {
  for (const folder of [dataFolder, backupFolder(dataFolder), damagedFolder(dataFolder)]) {
    for (const name of namesIn(folder)) if (LEFTOVER.test(name)) removeQuietly(join(folder, name));
  }
  for (const { path } of chooseExpired(listBackups(dataFolder), now)) removeQuietly(path);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Nothing to tidy where nothing can be listed.
    return [];
  }
}
