import { expect, test } from 'vitest';
import { standardSymbol } from '../standardSymbol.js';

test.each([
  ['F m 3 m', 'F m -3 m'],
  ['I a 3', 'I a -3'],
  ['Fd-3m', 'F d -3 m'],
  ['P 1 21/c 1', 'P 21/c'],
  ['P 1 21/a 1', 'P 21/a'],
  ['C 1 2/c 1', 'C 2/c'],
  ['P b n m', 'P b n m'],
  ['P 42/m n m', 'P 42/m n m'],
  ['P63/mmc', 'P 63/m m c'],
  ['R -3 c', 'R -3 c'],
  ['I 41/a m d :2', 'I 41/a m d'],
  ['no symbol', 'no symbol'],
])('%s is shown as %s', (written, shown) => {
  expect(standardSymbol(written)).toBe(shown);
});
