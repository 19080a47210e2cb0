import { expect, test } from 'vitest';
import { LabError } from '../../../contract/index.js';
import { groupSmall, readTogether } from '../imports/readTogether.js';
import type { LabContext } from '../labContext.js';

const files = (...sizes: number[]) => sizes.map((size) => ({ bytes: new Uint8Array(size) }));
const lengths = (groups: unknown[][]) => groups.map(({ length }) => length);

test('a batch of small files goes to the threads in groups of at most four', () => {
  expect(lengths(groupSmall(files(...Array.from({ length: 16 }, () => 1000)), 2))).toEqual([4, 4, 4, 4]);
  expect(lengths(groupSmall(files(...Array.from({ length: 50 }, () => 1000)), 2)).every((n) => n <= 4)).toBe(true);
});

test('few files are spread over the threads', () => {
  expect(lengths(groupSmall(files(1000, 1000, 1000), 2))).toEqual([1, 1, 1]);
});

test('a large file stands alone, and the order stays', () => {
  const batch = files(1, 2, 3, 300_000, 4, 5, 6, 7);
  const groups = groupSmall(batch, 1);
  expect(groups.flat()).toEqual(batch);
  expect(groups.find((group) => group.includes(batch[3] ?? { bytes: new Uint8Array() }))).toHaveLength(1);
});

test('when the thread of a group is lost, its files are to be read alone', async () => {
  const run = async () => {
    throw new LabError('timeout', 'Reading took longer than 10 s and was stopped.');
  };
  const lab = { compute: { run } } as unknown as LabContext;
  expect(await readTogether(lab, [{ name: 'a.xy', bytes: new Uint8Array(1) }], 10, undefined)).toBeUndefined();
});
