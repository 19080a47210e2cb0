import { randomBytes } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { fileError } from './fileError.js';
import { publishFile } from './publishFile.js';
import { removeQuietly } from './removeQuietly.js';

/**
 * As `atomicWrite`, for what is written bit by bit: the name holds either the old or the new content, whatever happens meanwhile.
 * @throws LabError `disk`; the old content is then untouched and no temporary file stays behind
 */
export async function atomicStream<T>(path: string, write: (file: FileHandle) => Promise<T>): Promise<T> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.partial`;
  try {
    const file = await open(temporary, 'wx');
    let written: T;
    try {
      written = await write(file);
      await file.sync();
    } finally {
      await file.close();
    }
    publishFile(temporary, path);
    return written;
  } catch (cause) {
    removeQuietly(temporary);
    throw fileError(cause, `write ${path}`);
  }
}
