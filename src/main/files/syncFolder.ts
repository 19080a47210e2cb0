import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes renames and new names in a folder durable. Where folders cannot be synced (Windows) the rename alone has to do. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
