import { expect, test } from 'vitest';
import { readRiseTable } from '../readRiseTable.js';

test('a table is read straight between its entries and flat beyond them', () => {
  const table = [
    [0, 0.1],
    [2, 0.5],
    [3, 0.9],
  ] as const;
  expect([-5, 0, 1, 2, 2.5, 3, 9].map((place) => readRiseTable(table, place))).toEqual([
    0.1,
    0.1,
    expect.closeTo(0.3, 12),
    0.5,
    expect.closeTo(0.7, 12),
    0.9,
    0.9,
  ]);
});
