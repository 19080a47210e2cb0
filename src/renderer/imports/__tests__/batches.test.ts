import { expect, test } from 'vitest';
import { batches, isLitter, MAX_BATCH_BYTES, MAX_BATCH_FILES, type OfferedFile } from '../batches.js';

const file = (path: string, size: number): OfferedFile => ({ path, size, read: async () => new Uint8Array(0) });

test('a call carries at most 16 files, in the order they came', () => {
  const files = Array.from({ length: 40 }, (_, i) => file(`f${i}`, 10));
  const cut = batches(files);
  expect(cut.map((batch) => batch.length)).toEqual([MAX_BATCH_FILES, MAX_BATCH_FILES, 8]);
  expect(cut.flat()).toEqual(files);
});

test('a call carries at most 32 MiB, and a larger file travels alone', () => {
  const cut = batches([file('a', MAX_BATCH_BYTES - 1), file('b', 2), file('big', MAX_BATCH_BYTES * 2), file('c', 1)]);
  expect(cut.map((batch) => batch.map((each) => each.path))).toEqual([['a'], ['b'], ['big'], ['c']]);
});

test('hidden files and those of the system are not measurements', () => {
  expect(['.DS_Store', 'run/.hidden', '__MACOSX/run/a.xy', 'run/Thumbs.db', 'desktop.ini'].every(isLitter)).toBe(true);
  expect(['a.xy', 'run.1/b.xrdml', 'v1.2.txt'].some(isLitter)).toBe(false);
});
