import { buildLineIndex } from '../../core/search/buildLineIndex.js';
import { joinLineIndexes } from '../../core/search/joinLineIndexes.js';
import type { LineIndex } from '../../core/search/lineIndex.js';
import { readIndexFile, writeIndexFile } from './indexFile.js';
import { indexPath } from './openCatalogue.js';
import { readColumns, type SegmentRow } from './readColumns.js';

export interface OpenIndexInput {
  folder: string;
  segments: readonly SegmentRow[];
  /** Write what had to be made anew. */
  keep: boolean;
}

/**
 * The search index of a whole collection in memory that threads may share: entry i of it is the one with number i in the order of segments and places.
 * What is missing or damaged is made of the lines.
 * @throws LabError `database-damaged` where the lines are damaged too
 */
export function openCollectionIndex({ folder, segments, keep }: OpenIndexInput): LineIndex {
  const parts = segments.map((row) => {
    const path = indexPath(folder, row.number);
    const found = readIndexFile(path, row.search_sha256);
    if (found?.count === row.entries) return found;
    const made = buildLineIndex(readColumns(folder, [row]));
    if (keep) keepIndex(path, made, row.search_sha256);
    return made;
  });
  return joinLineIndexes(parts, (bytes) => new SharedArrayBuffer(bytes));
}

/** A full disk costs the next start some seconds, not this search. */
function keepIndex(path: string, index: LineIndex, linesSha256: string): void {
  try {
    writeIndexFile(path, index, linesSha256);
  } catch {
    // Made again the next time.
  }
}
