import type { BinaryReader } from '../shared/BinaryReader.js';

/** Where the content of a block is. */
export interface WdfBlock {
  at: number;
  size: number;
}

/** A block is its name, a number (32 bit), its whole length (64 bit) and the content. The first of each name counts; a block cut off is left out. */
export function wdfBlocks(file: BinaryReader): Map<string, WdfBlock> {
  const blocks = new Map<string, WdfBlock>();
  for (let at = 0; at + 16 <= file.length;) {
    const size = file.u64(at + 8);
    if (size < 16 || at + size > file.length) break;
    const name = file.text(at, 4);
    if (!blocks.has(name)) blocks.set(name, { at: at + 16, size: size - 16 });
    at += size;
  }
  return blocks;
}
