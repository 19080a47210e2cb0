import { createHash, type Hash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { LabError } from '../../contract/data/errors.js';
import { elementWords, type LineColumns } from '../../core/search/lineColumns.js';
import { segmentPath } from './openCatalogue.js';
import { readFully } from './segmentFile.js';
import { segmentLayout, type Section } from './segmentLayout.js';

export interface SegmentRow {
  number: number;
  entries: number;
  lines: number;
  id_bytes: number;
  blocks: number;
  block_bytes: number;
  search_sha256: string;
  whole_sha256: string;
}

/**
 * The search columns of all segments in one piece each. They lie in memory that threads may share, straight from the files: no object
 * is made of any entry.
 * @throws LabError `database-damaged` where a file is missing, short or not what was written
 */
export function readColumns(folder: string, segments: readonly SegmentRow[]): LineColumns {
  const total = (size: (row: SegmentRow) => number): number => segments.reduce((sum, row) => sum + size(row), 0);
  const [count, lines] = [total((row) => row.entries), total((row) => row.lines)];
  const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);
  const result: LineColumns = {
    count,
    offsets: new Uint32Array(shared(4 * (count + 1))),
    d: new Float32Array(shared(4 * lines)),
    intensity: new Uint16Array(shared(2 * lines)),
    strongest: new Float32Array(shared(4 * count)),
    elements: new Uint32Array(shared(4 * elementWords * count)),
    ids: new Uint8Array(shared(total((row) => row.id_bytes))),
    idOffsets: new Uint32Array(shared(4 * (count + 1))),
  };
  let [entry, line, idByte] = [0, 0, 0];
  for (const row of segments) {
    readSegment(folder, row, (read) => {
      // In the order of the file, which is that of the checksum. Offsets count from the segment's own beginning.
      read('offsets', result.offsets.subarray(entry, entry + row.entries + 1));
      read('d', result.d.subarray(line, line + row.lines));
      read('intensity', result.intensity.subarray(line, line + row.lines));
      read('strongest', result.strongest.subarray(entry, entry + row.entries));
      read('elements', result.elements.subarray(elementWords * entry, elementWords * (entry + row.entries)));
      read('idOffsets', result.idOffsets.subarray(entry, entry + row.entries + 1));
      read('ids', result.ids.subarray(idByte, idByte + row.id_bytes));
    });
    for (let i = entry; i <= entry + row.entries; i++) {
      result.offsets[i]! += line;
      result.idOffsets[i]! += idByte;
    }
    entry += row.entries;
    line += row.lines;
    idByte += row.id_bytes;
  }
  return result;
}

type Read = (
  name: Exclude<keyof LineColumns, 'count'>,
  target: Uint32Array | Float32Array | Uint16Array | Uint8Array,
) => void;

function readSegment(folder: string, row: SegmentRow, into: (read: Read) => void): void {
  const path = segmentPath(folder, row.number);
  const layout: Record<string, Section> = Object.fromEntries(
    Object.entries(
      segmentLayout({
        entries: row.entries,
        lines: row.lines,
        idBytes: row.id_bytes,
        blocks: row.blocks,
        blockBytes: row.block_bytes,
      }),
    ).filter((section): section is [string, Section] => typeof section[1] !== 'number'),
  );
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const open = file;
    const hash: Hash = createHash('sha256');
    into((name, { buffer, byteOffset, byteLength }) => {
      const bytes = new Uint8Array(buffer, byteOffset, byteLength);
      readFully(open, bytes, layout[name]?.offset ?? 0);
      hash.update(bytes);
    });
    if (hash.digest('hex') !== row.search_sha256) throw new RangeError('The lines are not those that were written.');
  } catch (cause) {
    throw new LabError(
      'database-damaged',
      `${path} is damaged or missing. Delete the library and import it again.`,
      {},
      { cause },
    );
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
