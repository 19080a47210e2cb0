import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileError, systemCode } from '../../files/fileError.js';
import { backupFolder, dateForFileName } from '../open/paths.js';

export const backupReasons = ['daily', 'manual', 'before-migration', 'before-restore'] as const;
export type BackupReason = (typeof backupReasons)[number];

export interface ListedBackup {
  path: string;
  createdAt: Date;
  reason: BackupReason;
  bytes: number;
}

const PATTERN = /^phaselens-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z-([a-z-]+)\.db$/u;

export function backupFileName(createdAt: Date, reason: BackupReason): string {
  return `phaselens-${dateForFileName(createdAt)}-${reason}.db`;
}

/** The backups in the data folder, newest first. Files of other names are left alone. */
export function listBackups(dataFolder: string): ListedBackup[] {
  const folder = backupFolder(dataFolder);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return [];
    // Backups that cannot be seen are not “none”: beside them a missing database must not be taken for a first start.
    throw fileError(cause, `read ${folder}`);
  }
  return names
    .flatMap((name): ListedBackup[] => {
      const [, day, hours, minutes, seconds, milliseconds, word] = PATTERN.exec(name) ?? [];
      const reason = backupReasons.find((known) => known === word);
      if (day === undefined || reason === undefined) return [];
      const createdAt = new Date(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
      const path = join(folder, name);
      return [{ path, createdAt, reason, bytes: statSync(path).size }];
    })
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}
