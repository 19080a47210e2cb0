import { createHash, randomBytes } from 'node:crypto';
import { closeSync, fstatSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { encodeLineIndex, openLineIndex } from '../../core/search/encodeLineIndex.js';
import type { LineIndex } from '../../core/search/lineIndex.js';
import { readFully } from './segmentFile.js';

const magic = Buffer.from('PhaselensIndex1\n', 'latin1');
/** Magic, sha256 of the lines it was made of, sha256 of the index. */
const headBytes = magic.length + 32 + 32;

/**
 * Writes the search index of a segment beside it. It is made of the lines alone and can be made again, so nothing is flushed: what a power cut leaves
 * of it is seen by its checksum.
 */
export function writeIndexFile(path: string, index: LineIndex, linesSha256: string): void {
  const bytes = encodeLineIndex(index);
  const hash = createHash('sha256').update(bytes).digest();
  const temporary = `${path}.${randomBytes(4).toString('hex')}.tmp`;
  try {
    writeFileSync(temporary, Buffer.concat([magic, Buffer.from(linesSha256, 'hex'), hash, bytes]));
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** The index of a segment; undefined where there is none, or a damaged one, or one of other lines or of another layout: then it is to be made anew. */
export function readIndexFile(path: string, linesSha256: string): LineIndex | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const head = Buffer.alloc(headBytes);
    readFully(file, head, 0);
    const bytes = new ArrayBuffer(fstatSync(file).size - headBytes);
    readFully(file, new Uint8Array(bytes), headBytes);
    const hash = createHash('sha256').update(new Uint8Array(bytes)).digest();
    const expected = Buffer.concat([magic, Buffer.from(linesSha256, 'hex'), hash]);
    return head.equals(expected) ? openLineIndex(bytes) : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
