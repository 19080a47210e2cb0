import { LabError } from '../../contract/data/errors.js';
import { elementWords } from './lineColumns.js';
import { coarseBins, coarseLines, fineLines, weightClasses, type LineIndex } from './lineIndex.js';

/** "PLSI" and the layout of the columns: an index of another layout is to be built anew. */
const magic = 0x49534c50;
const layout = [1, coarseLines, coarseBins, weightClasses, fineLines] as const;
const headWords = 2 + layout.length + 1;

/** An index as one file: a head of 32-bit words, then the columns, the wide ones first; little-endian as all processors this runs on. */
export function encodeLineIndex(index: LineIndex): Uint8Array<ArrayBuffer> {
  const { count, coarse, offsets, position, strength, elements } = index;
  const head = Uint32Array.of(magic, ...layout, count, position.length);
  const parts = [head, offsets, elements, coarse, position, strength].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * An index whose columns are views of a file's bytes: nothing is copied or looked at, so opening takes no time beyond the reading.
 * @throws LabError `unsupported-format` for anything but a whole index of this layout.
 */
export function openLineIndex(file: ArrayBuffer | SharedArrayBuffer): LineIndex {
  const head = file.byteLength >= 4 * headWords ? new Uint32Array(file, 0, headWords) : new Uint32Array(headWords);
  const count = head[headWords - 2]!;
  const lines = head[headWords - 1]!;
  let end = 4 * headWords;
  const take = (bytes: number): number => {
    end += bytes;
    return end - bytes;
  };
  const places = {
    offsets: take(4 * (count + 1)),
    elements: take(4 * elementWords * count),
    coarse: take(2 * coarseLines * count),
    position: take(2 * lines),
    strength: take(lines),
  };
  if (head[0] !== magic || layout.some((value, i) => head[i + 1] !== value) || end !== file.byteLength) {
    throw new LabError(
      'unsupported-format',
      'This is no search index of this version: build it anew from the library.',
    );
  }
  return {
    count,
    offsets: new Uint32Array(file, places.offsets, count + 1),
    elements: new Uint32Array(file, places.elements, elementWords * count),
    coarse: new Uint16Array(file, places.coarse, coarseLines * count),
    position: new Uint16Array(file, places.position, lines),
    strength: new Uint8Array(file, places.strength, lines),
  };
}
