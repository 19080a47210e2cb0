import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { headerBytes, magic, segmentLayout, searchSections, type SegmentSize } from './segmentLayout.js';

/** Writes a file so that it is there whole or not at all, also when the power fails. */
export function writeDurably(path: string, bytes: Uint8Array): void {
  const temporary = `${path}.tmp`;
  const file = openSync(temporary, 'w');
  try {
    for (let at = 0; at < bytes.byteLength;) at += writeSync(file, bytes, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
  syncFolder(dirname(path));
}

/** Windows cannot flush a folder, and need not. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Fills `target` from byte `position` on. @throws RangeError where the file ends before */
export function readFully(file: number, target: Uint8Array, position: number): void {
  for (let at = 0; at < target.byteLength;) {
    const read = readSync(file, target, at, target.byteLength - at, position + at);
    if (read === 0) throw new RangeError('The file is shorter than it should be.');
    at += read;
  }
}

/** The sizes that a segment file begins with. @throws RangeError where it is none */
export function readSegmentSize(file: number): SegmentSize {
  const header = Buffer.alloc(headerBytes);
  readFully(file, header, 0);
  if (header.toString('latin1', 0, magic.length) !== magic) throw new RangeError('This is no file of lines.');
  const [entries = 0, lines = 0, idBytes = 0, blocks = 0, blockBytes = 0] = [0, 1, 2, 3, 4].map((i) =>
    header.readUInt32LE(32 + 4 * i),
  );
  return { entries, lines, idBytes, blocks, blockBytes };
}

/** sha256 of what a search reads, and of the whole file, both hex. */
export function segmentHashes(size: SegmentSize, bytes: Buffer): { search: string; whole: string } {
  const layout = segmentLayout(size);
  const search = createHash('sha256');
  for (const name of searchSections) {
    const { offset, bytes: length } = layout[name];
    search.update(bytes.subarray(offset, offset + length));
  }
  return { search: search.digest('hex'), whole: createHash('sha256').update(bytes).digest('hex') };
}
