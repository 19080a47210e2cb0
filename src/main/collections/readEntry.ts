import type { CrystalStructure, LineList } from '../../contract/data/crystal.js';
import { unpackLines, unpackStructure } from './packEntries.js';
import { readFully, readSegmentSize } from './segmentFile.js';
import { segmentLayout } from './segmentLayout.js';

/** The lines of the entry at a place of an open segment file. */
export function readLines(file: number, place: number): LineList {
  const layout = segmentLayout(readSegmentSize(file));
  const ends = new Uint32Array(2);
  readFully(file, bytesOf(ends), layout.offsets.offset + 4 * place);
  const [from = 0, to = 0] = ends;
  const count = to - from;
  const strongest = new Float32Array(1);
  const lines = {
    d: new Float32Array(count),
    intensity: new Uint16Array(count),
    hkl: new Int8Array(3 * count),
    halfMultiplicity: new Uint8Array(count),
  };
  readFully(file, bytesOf(strongest), layout.strongest.offset + 4 * place);
  readFully(file, bytesOf(lines.d), layout.d.offset + 4 * from);
  readFully(file, bytesOf(lines.intensity), layout.intensity.offset + 2 * from);
  readFully(file, bytesOf(lines.hkl), layout.hkl.offset + 3 * from);
  readFully(file, lines.halfMultiplicity, layout.halfMultiplicity.offset + from);
  return unpackLines(lines, strongest[0]!);
}

/** Its structure. */
export function readStructure(file: number, place: number): CrystalStructure {
  const layout = segmentLayout(readSegmentSize(file));
  const where = new Uint16Array(2);
  readFully(file, bytesOf(where.subarray(0, 1)), layout.blockOf.offset + 2 * place);
  readFully(file, bytesOf(where.subarray(1)), layout.inBlock.offset + 2 * place);
  const [block = 0, index = 0] = where;
  const ends = new Uint32Array(2);
  readFully(file, bytesOf(ends), layout.blockOffsets.offset + 4 * block);
  const bytes = new Uint8Array(ends[1]! - ends[0]!);
  readFully(file, bytes, layout.blocks.offset + ends[0]!);
  return unpackStructure(bytes, index);
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
