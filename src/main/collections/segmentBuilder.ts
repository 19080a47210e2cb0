import { elementWords, type LineColumns } from '../../core/search/lineColumns.js';
import { headerBytes, magic, segmentLayout, type SectionName, type SegmentSize } from './segmentLayout.js';
import type { EntryBatch } from './types.js';

/** Gathers entries of batches until they fill a segment file. */
export class SegmentBuilder {
  private readonly chosen: { batch: EntryBatch; index: number; block: number; id: Buffer }[] = [];
  private readonly blocks: Uint8Array[] = [];
  private lines = 0;
  private lastBatch: EntryBatch | undefined;

  get entries(): number {
    return this.chosen.length;
  }

  /** Takes entry `index` of a batch under its full id. Entries of one batch are added one after the other. */
  add(batch: EntryBatch, index: number, id: string): void {
    if (batch !== this.lastBatch) this.blocks.push(batch.structures);
    this.lastBatch = batch;
    this.chosen.push({ batch, index, block: this.blocks.length - 1, id: Buffer.from(id) });
    this.lines += batch.offsets[index + 1]! - batch.offsets[index]!;
  }

  /** The file's bytes, the sizes that it begins with, and what of it is searched. */
  finish(): { size: SegmentSize; bytes: Buffer; columns: LineColumns } {
    const { chosen, blocks } = this;
    const size: SegmentSize = {
      entries: chosen.length,
      lines: this.lines,
      idBytes: chosen.reduce((sum, { id }) => sum + id.byteLength, 0),
      blocks: blocks.length,
      blockBytes: blocks.reduce((sum, block) => sum + block.byteLength, 0),
    };
    const layout = segmentLayout(size);
    const memory = new ArrayBuffer(layout.bytes);
    const place = (name: SectionName): [ArrayBuffer, number] => [memory, layout[name].offset];
    const header = Buffer.from(memory, 0, headerBytes);
    header.write(magic, 'latin1');
    Object.values(size).forEach((value: number, i) => header.writeUInt32LE(value, 32 + 4 * i));
    const offsets = new Uint32Array(...place('offsets'), size.entries + 1);
    const d = new Float32Array(...place('d'), size.lines);
    const intensity = new Uint16Array(...place('intensity'), size.lines);
    const strongest = new Float32Array(...place('strongest'), size.entries);
    const elements = new Uint32Array(...place('elements'), elementWords * size.entries);
    const idOffsets = new Uint32Array(...place('idOffsets'), size.entries + 1);
    const ids = new Uint8Array(...place('ids'), size.idBytes);
    const hkl = new Int8Array(...place('hkl'), 3 * size.lines);
    const halfMultiplicity = new Uint8Array(...place('halfMultiplicity'), size.lines);
    const blockOf = new Uint16Array(...place('blockOf'), size.entries);
    const inBlock = new Uint16Array(...place('inBlock'), size.entries);
    const blockOffsets = new Uint32Array(...place('blockOffsets'), size.blocks + 1);
    const blockBytes = new Uint8Array(...place('blocks'), size.blockBytes);
    for (const [i, { batch, index, block, id }] of chosen.entries()) {
      const [from, to, at] = [batch.offsets[index]!, batch.offsets[index + 1]!, offsets[i]!];
      offsets[i + 1] = at + to - from;
      d.set(batch.d.subarray(from, to), at);
      intensity.set(batch.intensity.subarray(from, to), at);
      hkl.set(batch.hkl.subarray(3 * from, 3 * to), 3 * at);
      halfMultiplicity.set(batch.halfMultiplicity.subarray(from, to), at);
      strongest[i] = batch.strongest[index]!;
      elements.set(batch.elements.subarray(elementWords * index, elementWords * (index + 1)), elementWords * i);
      ids.set(id, idOffsets[i]);
      idOffsets[i + 1] = idOffsets[i]! + id.byteLength;
      blockOf[i] = block;
      inBlock[i] = index;
    }
    for (const [i, block] of blocks.entries()) {
      blockBytes.set(block, blockOffsets[i]);
      blockOffsets[i + 1] = blockOffsets[i]! + block.byteLength;
    }
    const columns = { count: size.entries, offsets, d, intensity, strongest, elements, ids, idOffsets };
    return { size, bytes: Buffer.from(memory), columns };
  }
}
