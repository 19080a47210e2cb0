import { readFile, stat } from 'node:fs/promises';
import { LabError } from '../../../contract/index.js';
import { readError } from './walkFiles.js';

/** The bytes of a file that the person named. @throws LabError `unreadable-file` or `too-large` */
export async function readInput(path: string, maxBytes = 256 * 1024 * 1024): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) throw new LabError('unreadable-file', `${path} is a folder.`);
    if (stats.size > maxBytes) {
      throw new LabError(
        'too-large',
        `${path} has ${Math.ceil(stats.size / 1048576)} MiB; files up to ${Math.floor(maxBytes / 1048576)} MiB are read.`,
      );
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof LabError) throw error;
    throw new LabError('unreadable-file', readError(path, error), {}, { cause: error });
  }
}
