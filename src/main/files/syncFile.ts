import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes the content of a finished file durable. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
