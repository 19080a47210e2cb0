import { LabError } from '../../../contract/index.js';
import type { ImportFailure } from '../../collections/types.js';
import type { CifItem } from '../compute/tasks/readCifBatch.js';
import type { SourceItem } from './cifSource.js';

/** What one thread reads at a time. */
export interface CifBatch {
  items: CifItem[];
  /** Those that could not be read at all. */
  failures: ImportFailure[];
  /** Files that end with this batch. */
  files: number;
  lastFile: string;
}

/** Enough that handing over costs little, few enough to cancel soon. */
const FILES = 64;
const BYTES = 1 << 20;

/** Files gathered into pieces of work. @throws whatever the source throws, after the batch before */
export async function* cifBatches(source: AsyncIterable<SourceItem>): AsyncGenerator<CifBatch, void, undefined> {
  const empty = (): CifBatch => ({ items: [], failures: [], files: 0, lastFile: '' });
  let batch = empty();
  let bytes = 0;
  let broken: unknown;
  try {
    for await (const item of source) {
      batch.files++;
      batch.lastFile = item.place;
      if ('failure' in item) batch.failures.push({ item: item.place, message: item.failure });
      else {
        batch.items.push(item);
        bytes += item.bytes.byteLength;
      }
      if (batch.files < FILES && bytes < BYTES) continue;
      yield batch;
      batch = empty();
      bytes = 0;
    }
  } catch (error) {
    broken = error;
  }
  if (batch.files > 0) yield batch;
  if (broken !== undefined) throw broken instanceof Error ? broken : new LabError('internal', 'The source failed.');
}
