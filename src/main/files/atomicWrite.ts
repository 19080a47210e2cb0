import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { publishFile } from './publishFile.js';
import { removeQuietly } from './removeQuietly.js';
import { fileError } from './fileError.js';

/**
 * Writes a file so that its name holds either the old or the new content, whatever happens meanwhile:
 * temporary file in the same folder, fsync, rename, fsync of the folder.
 * @throws LabError `disk`; the old content is then untouched and no temporary file stays behind
 */
export function atomicWrite(path: string, content: Uint8Array | string): void {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.partial`;
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  try {
    const handle = openSync(temporary, 'wx');
    try {
      for (let written = 0; written < bytes.byteLength;) written += writeSync(handle, bytes, written);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    publishFile(temporary, path);
  } catch (cause) {
    removeQuietly(temporary);
    throw fileError(cause, `write ${path}`);
  }
}
