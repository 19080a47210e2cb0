import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { LabError } from '../../contract/index.js';

/** A file that was named on the command line. @throws LabError `unreadable-file` naming it */
export async function readNamedFile(path: string): Promise<Uint8Array> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (cause) {
    const sentence = `${basename(path)} cannot be read. Check its name and that it may be read.`;
    throw new LabError('unreadable-file', sentence, {}, { cause });
  }
}
