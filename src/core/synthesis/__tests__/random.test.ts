import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Quantity } from '../../../contract/data/dataset.js';
import { createRandom } from '../random/createRandom.js';
import { drawPoisson } from '../random/drawPoisson.js';
import { drawQuantity } from '../random/drawQuantity.js';
import { hashWords } from '../random/hashWords.js';
import { Random } from '../random/Random.js';
import { shuffle } from '../random/shuffle.js';

const golden = JSON.parse(readFileSync('tests/golden/synthesis.json', 'utf8')) as {
  moments: Record<string, { mean: number; variance: number; skewness: number; kurtosis: number }>;
};

test('the generator gives the published numbers of xoshiro128**', () => {
  // Reference implementation 1.1, as in the tests of rand_xoshiro.
  const random = new Random([1, 2, 3, 4]);
  expect(Array.from({ length: 10 }, () => random.uint32())).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ]);
});

test('a state of zeros, in which the generator would stand still, is left', () => {
  const random = new Random([0, 0, 0, 0]);
  expect(new Set(Array.from({ length: 20 }, () => random.uint32())).size).toBeGreaterThan(10);
});

test('keys are spread by the published MurmurHash3', () => {
  // Of SMHasher and its ports: four bytes each, little-endian.
  expect(hashWords([], 0)).toBe(0);
  expect(hashWords([], 1)).toBe(0x514e28b7);
  expect(hashWords([0], 0)).toBe(0x2362f9de);
  expect(hashWords([0xffffffff], 0)).toBe(0x76293b50);
  expect(hashWords([0x87654321], 0)).toBe(0xf55b516b);
  expect(hashWords([0x87654321], 0x5082edee)).toBe(0x2362f9de);
});

test('neighbouring places and seeds have streams of their own, and the same place has the same one', () => {
  const first = (...place: (number | string)[]) => createRandom(1, ...place).uint32();
  const seen = new Set<number>();
  for (let c = 0; c < 60; c++) for (let i = 0; i < 60; i++) seen.add(first('train', c, i));
  expect(seen.size).toBeGreaterThanOrEqual(3598);
  expect(first('train', 1, 2)).toBe(first('train', 1, 2));
  expect(first('1')).not.toBe(first(1));
  expect(first(1, 2)).not.toBe(first(2, 1));
  expect(createRandom(0).uint32()).not.toBe(createRandom(1).uint32());
  expect(createRandom(1).uint32()).not.toBe(createRandom(1 + 2 ** 32).uint32());
});

test('whole numbers cover their range evenly, ends included', () => {
  const random = createRandom(3);
  const seen = new Float64Array(7);
  for (let i = 0; i < 70_000; i++) seen[random.integer(-3, 3) + 3]! += 1;
  const chiSquared = seen.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  // 99.9 % of a chi-squared distribution of 6 degrees of freedom lies below 22.5.
  expect(chiSquared).toBeLessThan(22.5);
  expect(random.integer(5, 5)).toBe(5);
});

test('a range that does not divide 2^32 is not bent towards small numbers', () => {
  const random = createRandom(4);
  const count = 3 * 2 ** 30;
  let low = 0;
  for (let i = 0; i < 30_000; i++) if (random.integer(0, count - 1) < 2 ** 30) low++;
  // A plain remainder would give one half here instead of one third.
  expect(low / 30_000).toBeCloseTo(1 / 3, 1);
});

const laws: [string, Quantity][] = [
  ['uniform -0.05 0.05', { kind: 'uniform', from: -0.05, to: 0.05 }],
  ['normal 2 3', { kind: 'normal', mean: 2, sd: 3 }],
  ['gamma 1.2 1.2', { kind: 'gamma', shape: 1.2, scale: 1.2 }],
  ['gamma 0.4 2', { kind: 'gamma', shape: 0.4, scale: 2 }],
  ['integer -50 49', { kind: 'integer', from: -50, to: 49 }],
];
const draws: [string, (random: Random) => number][] = [
  ...laws.map(([name, law]): [string, (random: Random) => number] => [name, (random) => drawQuantity(random, law)]),
  ...[0.3, 6, 17.5, 2000].map((mean): [string, (random: Random) => number] => [
    `poisson ${mean}`,
    (random) => drawPoisson(random, mean),
  ]),
];

test.each(draws)('%s has the moments that SciPy gives it', (name, draw) => {
  const expected = golden.moments[name];
  if (!expected) throw new Error(`no golden moments of ${name}`);
  const n = 200_000;
  const random = createRandom(11, name);
  const values = Float64Array.from({ length: n }, () => draw(random));
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const central = (power: number) => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / n;
  const variance = central(2);
  const sd = Math.sqrt(expected.variance);
  expect(Math.abs(mean - expected.mean)).toBeLessThan((5 * sd) / Math.sqrt(n));
  expect(Math.abs(variance / expected.variance - 1)).toBeLessThan(5 * Math.sqrt((expected.kurtosis + 2) / n));
  expect(Math.abs(central(3) / variance ** 1.5 - expected.skewness)).toBeLessThan(0.05 * (1 + expected.skewness ** 2));
  expect(Math.abs(central(4) / variance ** 2 - 3 - expected.kurtosis)).toBeLessThan(
    0.1 * (1 + Math.abs(expected.kurtosis)),
  );
});

test('a shuffle keeps the items and gives every order of three equally often', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
      const shuffled = shuffle(createRandom(seed), [...items]);
      expect([...shuffled].sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
    }),
  );
  const random = createRandom(5);
  const orders = new Map<string, number>();
  for (let i = 0; i < 12_000; i++) {
    const order = shuffle(random, Int32Array.of(0, 1, 2)).join('');
    orders.set(order, (orders.get(order) ?? 0) + 1);
  }
  expect(orders.size).toBe(6);
  for (const count of orders.values()) expect(Math.abs(count - 2000)).toBeLessThan(200);
});

test('nothing counted is nothing, whatever the mean', () => {
  const random = createRandom(6);
  expect([0, -1, NaN].map((mean) => drawPoisson(random, mean))).toEqual([0, 0, 0]);
});
