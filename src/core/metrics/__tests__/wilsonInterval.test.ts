import { expect, test } from 'vitest';
import { wilsonInterval } from '../wilsonInterval.js';

test('Wilson intervals are those of the textbook', () => {
  // R. G. Newcombe, Stat. Med. 17 (1998) 857, table I, method 3: 81/263, 15/148, 0/20, 1/29.
  const table = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const;
  for (const [hits, n, low, high] of table) {
    const found = wilsonInterval(hits, n);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
    expect(found.mean).toBe(hits / n);
  }
});

test('the interval of all is the mirror of that of none, and no cases say nothing', () => {
  const all = wilsonInterval(20, 20);
  expect([all.low, all.high]).toEqual([expect.closeTo(1 - 0.1611, 4), 1]);
  expect(wilsonInterval(0, 0)).toMatchObject({ low: 0, high: 1, n: 0 });
});
