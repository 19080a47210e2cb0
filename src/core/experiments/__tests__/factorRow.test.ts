import { expect, test } from 'vitest';
import { countRow } from '../shared/countRow.js';
import { factorRow } from '../shared/factorRow.js';

test('halving and doubling make a factor of one', () => {
  const row = factorRow('a', 'b', [0.5, 2, 0.5, 2]);
  expect(row.mean).toBeCloseTo(1, 12);
  expect(row.low * row.high).toBeCloseTo(1, 12);
  expect(row.low).toBeLessThan(0.5);
});

test('what could not be measured does not count, and nothing is no number', () => {
  expect(factorRow('a', 'b', [null, 0, 3])).toMatchObject({ mean: expect.closeTo(3, 12) as number, n: 1 });
  expect(factorRow('a', 'b', [null])).toMatchObject({ mean: NaN, n: 0 });
});

test('cases are counted', () => {
  expect(countRow('a', 'b', [true, false, false, true])).toMatchObject({ label: 'a', metric: 'b', mean: 0.5, n: 4 });
});
