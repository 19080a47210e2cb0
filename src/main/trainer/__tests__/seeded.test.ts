import fc from 'fast-check';
import { expect, test } from 'vitest';
import { architectureSchema, type Initialiser } from '../../../contract/index.js';
import { planNetwork } from '../../../core/architectures/index.js';
import { deriveSeed } from '../seeded/deriveSeed.js';
import { dropoutMask } from '../seeded/dropoutMask.js';
import { firstWeights } from '../seeded/firstWeights.js';
import { initialise } from '../seeded/initialise.js';
import { permutation } from '../seeded/permutation.js';
import { randomNumbers } from '../seeded/randomNumbers.js';

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: ArrayLike<number>) => mean(Array.from(values, (value) => value * value)) - mean(values) ** 2;

test('a permutation holds every number once and follows from its seed, 0 included', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), fc.nat(), (count, seed) => {
      const order = permutation(count, seed);
      expect(Array.from(order).sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, index) => index));
      expect(permutation(count, seed)).toEqual(order);
    }),
  );
  expect(permutation(100, 0)).toEqual(permutation(100, 0));
  expect(permutation(100, 0)).not.toEqual(permutation(100, 1));
});

test('every place of a permutation is as likely for every number', () => {
  const counts = new Float64Array(25);
  for (let seed = 0; seed < 20_000; seed += 1)
    permutation(5, seed).forEach((value, place) => (counts[place * 5 + value] = (counts[place * 5 + value] ?? 0) + 1));
  // 24 degrees of freedom less the fixed sums leave 16; 45 is passed by chance once in 10,000 times.
  const chi = counts.reduce((sum, count) => sum + (count - 4000) ** 2 / 4000, 0);
  expect(chi).toBeLessThan(45);
});

test('uniform numbers fill [0, 1) evenly and normal ones have mean 0 and variance 1', () => {
  const random = randomNumbers(0);
  const uniform = Array.from({ length: 50_000 }, () => random.uniform());
  expect(Math.min(...uniform.slice(0, 1000))).toBeGreaterThanOrEqual(0);
  expect(uniform.every((value) => value >= 0 && value < 1)).toBe(true);
  expect(mean(uniform)).toBeCloseTo(0.5, 2);
  expect(variance(uniform)).toBeCloseTo(1 / 12, 2);
  const normal = Array.from({ length: 50_000 }, () => random.normal());
  expect(Math.abs(mean(normal))).toBeLessThan(0.02);
  expect(Math.abs(variance(normal) - 1)).toBeLessThan(0.03);
});

test('seeds of different purposes differ', () => {
  const seeds = new Set<number>();
  for (let seed = 0; seed < 20; seed += 1)
    for (let step = 0; step < 200; step += 1) seeds.add(deriveSeed(seed, 'step', step));
  expect(seeds.size).toBe(4000);
  expect(deriveSeed(0, 'weights', 'conv1')).not.toBe(deriveSeed(0, 'weights', 'conv2'));
});

test('a dropout mask drops the share it is told, keeps the sum, and differs from step to step', () => {
  const mask = dropoutMask(40_000, 0.3, 5);
  expect(Math.abs(mask.filter((value) => value === 0).length / 40_000 - 0.3)).toBeLessThan(0.01);
  expect(mean(mask)).toBeCloseTo(1, 1);
  expect(new Set(mask).size).toBe(2);
  expect(dropoutMask(100, 0.3, 5)).not.toEqual(dropoutMask(100, 0.3, 6));
});

test('first weights have the variance and the bounds of their rule', () => {
  const shape = [5, 16, 64];
  const [fanIn, fanOut] = [80, 320];
  const rules = [
    ['glorotUniform', 2 / (fanIn + fanOut)],
    ['glorotNormal', 2 / (fanIn + fanOut)],
    ['heUniform', 2 / fanIn],
    ['heNormal', 2 / fanIn],
    ['lecunUniform', 1 / fanIn],
    ['lecunNormal', 1 / fanIn],
  ] as const;
  for (const [name, expected] of rules) {
    const values = initialise(name, shape, 0);
    expect(values.length).toBe(5120);
    expect(Math.abs(variance(values) / expected - 1), name).toBeLessThan(0.08);
    const bound = name.endsWith('Uniform') ? Math.sqrt(3 * expected) : (2 * Math.sqrt(expected)) / 0.8796;
    expect(Math.max(...values.map(Math.abs)), name).toBeLessThanOrEqual(bound * 1.0001);
  }
  const normal = initialise({ normal: { variance: 0.05 } }, shape, 1);
  expect(Math.abs(variance(normal) / 0.05 - 1)).toBeLessThan(0.08);
  expect(initialise('heNormal', shape, 3)).toEqual(initialise('heNormal', shape, 3));
  expect(initialise('heNormal', shape, 3)).not.toEqual(initialise('heNormal', shape, 4));
});

test('spaced weights go in even steps from the first to the last, whatever the seed', () => {
  const spaced = { spaced: { from: -1, to: -17 } };
  expect([...initialise(spaced, [5], 1)]).toEqual([-1, -5, -9, -13, -17]);
  expect(initialise(spaced, [1, 1, 5], 2)).toEqual(initialise(spaced, [5], 1));
  expect([...initialise(spaced, [1], 0)]).toEqual([-1]);
});

test('biases start at zero unless their layer says how', () => {
  const biases = (biasInitialiser?: Initialiser) =>
    [
      ...firstWeights(
        planNetwork(
          architectureSchema.parse({
            ...{ id: 'code', title: 'Code', inputLength: 8 },
            layers: [{ type: 'conv1d', name: 'code', filters: 3, kernel: 1, biasInitialiser }],
          }),
        ).flatMap(({ parameters }) => parameters),
        0,
      ),
    ].find(({ name }) => name === 'code/bias')?.values;
  expect(biases()).toEqual(new Float32Array(3));
  expect(biases({ spaced: { from: 0, to: -2 } })).toEqual(Float32Array.from([0, -1, -2]));
});

test('orthogonal weights are orthonormal along their shorter side', () => {
  for (const [rows, columns] of [
    [12, 5],
    [5, 12],
    [7, 7],
  ] as const) {
    const matrix = initialise('orthogonal', [rows, columns], 2);
    const short = Math.min(rows, columns);
    const at = (vector: number, i: number) =>
      (rows < columns ? matrix[vector * columns + i] : matrix[i * columns + vector]) ?? 0;
    for (let a = 0; a < short; a += 1)
      for (let b = 0; b < short; b += 1) {
        let product = 0;
        for (let i = 0; i < Math.max(rows, columns); i += 1) product += at(a, i) * at(b, i);
        expect(product).toBeCloseTo(a === b ? 1 : 0, 5);
      }
  }
});
