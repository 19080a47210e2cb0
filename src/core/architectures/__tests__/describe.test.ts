import { expect, test } from 'vitest';
import { classProbabilities } from '../classProbabilities.js';
import { describeNetwork } from '../describeNetwork.js';
import { parameterCount } from '../parameterCount.js';
import { publishedNetworks } from '../published/publishedNetworks.js';
import { publishedFor } from '../publishedFor.js';
import { slidesCnn } from '../published/slidesCnn.js';

test('every published network is offered for usual spectra, and says why not for short ones', () => {
  const usual = publishedFor({ inputLength: 2000, outputs: 5 });
  expect(usual.map(({ id }) => id)).toEqual(Object.keys(publishedNetworks));
  for (const { id, spec, parameters, macs } of usual) {
    expect(spec?.inputLength, id).toBe(2000);
    expect(Math.min(parameters ?? 0, macs ?? 0)).toBeGreaterThan(0);
  }
  const short = publishedFor({ inputLength: 8, outputs: 2 });
  expect(short.some(({ problem }) => problem !== undefined)).toBe(true);
  for (const { spec, problem, title } of short) {
    expect((spec === undefined) === (problem !== undefined)).toBe(true);
    expect(title.length).toBeGreaterThan(3);
  }
});

test('a network is told layer by layer', () => {
  const spec = slidesCnn({ inputLength: 64, outputs: 3 });
  const { layers, parameters, macs } = describeNetwork(spec);
  expect(layers[0]).toEqual({
    name: 'conv1d1',
    type: 'conv1d',
    output: '64 × 16',
    activation: 'relu',
    parameters: 576,
  });
  expect(layers.at(-1)).toMatchObject({ name: 'output', output: '3', activation: 'softmax' });
  expect(layers.reduce((sum, layer) => sum + layer.parameters, 0)).toBe(parameterCount(spec).total);
  expect(parameters).toBe(parameterCount(spec).trainable);
  expect(macs).toBeGreaterThan(0);
});

test('outputs become probabilities that add up to 1', () => {
  const softmax = Float32Array.of(0.25, 0.75);
  expect(classProbabilities(softmax, 2, 'softmax')).toBe(softmax);
  expect(classProbabilities(Float32Array.of(0.25, 1), 1, 'sigmoid')).toEqual(Float32Array.of(0.75, 0.25, 0, 1));
  expect(classProbabilities(Float32Array.of(0.5, 0.5, 1), 3, 'sigmoid')).toEqual(Float32Array.of(0.25, 0.25, 0.5));
});
