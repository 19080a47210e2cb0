import { expect, test } from 'vitest';
import { inventedResult } from '../../../__tests__/mockExperiments.js';
import { compareResults } from '../compareResults.js';
import { estimatedMinutes, minutesWords, seedListWords } from '../experimentWords.js';
import { placeOn, whiskerScale } from '../whisker.js';

test('the estimate grows with the seeds and is said in whole minutes and hours', () => {
  expect(estimatedMinutes({ seeds: 10, minutes: 6 }, 20)).toBe(12);
  expect(minutesWords(0.4)).toBe('under a minute');
  expect(minutesWords(6.4)).toBe('about 6 min');
  expect(minutesWords(60)).toBe('about 1 h');
  expect(minutesWords(72)).toBe('about 1 h 10 min');
  expect(minutesWords(119)).toBe('about 2 h');
});

test('seeds in a row are said by their ends', () => {
  expect(seedListWords([1, 2, 3, 4])).toBe('1 to 4');
  expect(seedListWords([1, 3, 4])).toBe('1, 3, 4');
  expect(seedListWords([7])).toBe('7');
});

test('intervals that are compared share one scale', () => {
  const rows = [
    { mean: 0.92, low: 0.9, high: 0.94, n: 10 },
    { mean: 0.97, low: 0.96, high: 0.98, n: 10 },
  ];
  const scale = whiskerScale(rows);
  if (!scale) throw new Error('There is no scale.');
  const places = rows.flatMap(({ low, mean, high }) => [low, mean, high].map((value) => placeOn(scale, value)));
  expect(places.every((place) => place > 0 && place < 1)).toBe(true);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  expect(whiskerScale([{ mean: NaN, low: NaN, high: NaN, n: 0 }])).toBeNull();
});

test('two results are compared row by row; what one of them lacks is said', () => {
  const first = inventedResult('e4', 1);
  const second = inventedResult('e4', 2);
  const odd = { label: 'New model', metric: 'test accuracy', mean: 0.5, low: 0.4, high: 0.6, n: 10 };
  const far = {
    ...second.results[0],
    label: 'Random forest, raw',
    metric: 'test accuracy',
    mean: 0.8,
    low: 0.79,
    high: 0.81,
    n: 10,
  };
  const rows = compareResults(first, { ...second, results: [far, ...second.results.slice(1), odd] });
  expect(rows).toHaveLength(4);
  expect(rows[0]?.apart).toBe(true);
  expect(rows[1]?.apart).toBe(false);
  expect(rows[1]?.difference).toBeCloseTo(-0.001);
  expect(rows[3]).toMatchObject({ label: 'New model', first: null, difference: null });
});
