import { expect, test } from 'vitest';
import { macs } from '../../macs.js';
import { parameterCount } from '../../parameterCount.js';
import { publishedFor } from '../../publishedFor.js';
import { phaselens1 } from '../phaselens1.js';

const size = { inputLength: 5000, outputs: 500 };

test('the network of Phaselens is far smaller than the best published one of the benchmark', () => {
  const networks = publishedFor(size);
  const best = networks.find(({ id }) => id === 'cnn6');
  const own = networks.find(({ id, group }) => id === 'phaselens-1' && group === 'own');
  expect(own?.spec).toEqual(phaselens1(size));
  expect((best?.parameters ?? 0) / parameterCount(phaselens1(size)).total).toBeGreaterThan(40);
  expect(macs(phaselens1(size))).toBeLessThan(1e6);
});

test('it is made for spectra from a few hundred points on', () => {
  expect(parameterCount(phaselens1({ inputLength: 400, outputs: 2 })).total).toBeLessThan(1000);
  expect(publishedFor({ inputLength: 100, outputs: 2 }).find(({ id }) => id === 'phaselens-1')?.problem).toBeDefined();
});
