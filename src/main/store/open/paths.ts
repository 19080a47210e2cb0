import { join } from 'node:path';

/** "PHSL": marks a SQLite file as ours. */
export const APPLICATION_ID = 0x5048534c;

export const databasePath = (dataFolder: string): string => join(dataFolder, 'phaselens.db');
export const backupFolder = (dataFolder: string): string => join(dataFolder, 'backups');
export const damagedFolder = (dataFolder: string): string => join(dataFolder, 'damaged');

/** A moment as part of a file name that every system takes: `2026-10-03T12-30-05-123Z`. */
export const dateForFileName = (date: Date): string => date.toISOString().replace(/[:.]/gu, '-');
