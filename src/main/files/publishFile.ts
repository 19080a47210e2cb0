import { renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from './syncFolder.js';

/** Gives a finished, synced file its final name, replacing what was there, in one step that survives a power cut. */
export function publishFile(temporary: string, path: string): void {
  renameSync(temporary, path);
  syncFolder(dirname(path));
}
