import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileError } from '../../files/fileError.js';
import { publishFile } from '../../files/publishFile.js';
import { syncFile } from '../../files/syncFile.js';
import { damagedFolder, databasePath, dateForFileName } from './paths.js';

/**
 * Copies a damaged database with its sidecars to `damaged/`, named by the date of its last change: once, however often it is opened.
 * The original stays where it is. No connection of this process may have it open.
 * @returns the copy
 */
export function keepAside(dataFolder: string): string {
  const source = databasePath(dataFolder);
  const folder = damagedFolder(dataFolder);
  const copy = join(folder, `${dateForFileName(statSync(source).mtime)}-${basename(source)}`);
  try {
    mkdirSync(folder, { recursive: true });
    for (const suffix of ['-wal', '']) {
      const bytes = statSync(source + suffix, { throwIfNoEntry: false })?.size ?? 0;
      if (bytes === 0 || existsSync(copy + suffix)) continue;
      const temporary = `${copy}${suffix}.partial`;
      copyFileSync(source + suffix, temporary);
      syncFile(temporary);
      publishFile(temporary, copy + suffix);
    }
  } catch (cause) {
    throw fileError(cause, `keep a copy of the damaged database ${source}`);
  }
  return copy;
}
