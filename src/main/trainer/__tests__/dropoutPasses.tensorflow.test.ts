import { expect, test } from 'vitest';
import { architectureSchema, type LayerInput } from '../../../contract/index.js';
import { Oracle } from '../answerQuestion.js';
import { predict } from '../explain/predict.js';
import { predictWithDropout } from '../explain/predictWithDropout.js';
import { Network } from '../network/network.js';
import { randomNumbers } from '../seeded/randomNumbers.js';
import { hasTensorflow, tensorflow } from './tensorflowHere.js';

const layers: LayerInput[] = [
  { type: 'conv1d', filters: 4, kernel: 5, activation: 'relu' },
  { type: 'batchNorm' },
  { type: 'flatten' },
  { type: 'dropout', rate: 0.5 },
  { type: 'dense', units: 8, activation: 'relu' },
  { type: 'dropout', rate: 0.25 },
  { type: 'dense', units: 3, activation: 'softmax' },
];
const architecture = architectureSchema.parse({ id: 'x', title: 'Tiny', inputLength: 20, layers });
const noise = (count: number) => {
  const random = randomNumbers(5);
  return Float32Array.from({ length: count }, () => random.normal());
};

test.skipIf(!hasTensorflow)('passes with dropout differ, come out again with their seed, and leave no tensor', () => {
  const network = new Network(tensorflow(), architecture, 3);
  const spectra = noise(40);
  const before = tensorflow().memory().numTensors;
  const first = predictWithDropout(network, spectra, { passes: 300, seed: 1 });
  expect(first).toHaveLength(2 * 300 * 3);
  expect(predictWithDropout(network, spectra, { passes: 300, seed: 1 })).toEqual(first);
  expect(predictWithDropout(network, spectra, { passes: 300, seed: 2 })).not.toEqual(first);
  expect(tensorflow().memory().numTensors).toBe(before);
  expect(new Set(Array.from({ length: 300 }, (_, pass) => first[3 * pass])).size).toBeGreaterThan(100);
  network.dispose();
});

test.skipIf(!hasTensorflow)(
  'logits of many passes are on average those without dropout, where nothing is bent behind it',
  () => {
    const straight = architectureSchema.parse({
      ...{ id: 'x', title: 'Straight', inputLength: 20 },
      layers: [
        { type: 'flatten' },
        { type: 'dropout', rate: 0.5 },
        { type: 'dense', units: 2, activation: 'linear' },
      ] satisfies LayerInput[],
    });
    const network = new Network(tensorflow(), straight, 3);
    const spectra = noise(20);
    const passes = 1000;
    const all = predictWithDropout(network, spectra, { passes, seed: 1 });
    const plain = predict(network, spectra);
    for (const output of [0, 1]) {
      const own = Array.from({ length: passes }, (_, pass) => all[2 * pass + output] ?? NaN);
      const mean = own.reduce((sum, value) => sum + value, 0) / passes;
      const spread = Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / passes);
      expect(spread).toBeGreaterThan(0.05);
      expect(Math.abs(mean - (plain[output] ?? NaN))).toBeLessThan((5 * spread) / Math.sqrt(passes));
    }
    network.dispose();
  },
);

test.skipIf(!hasTensorflow)(
  'a compiled network answers passes with dropout as the one calculated operation by operation',
  () => {
    const weights = new Network(tensorflow(), architecture, 3).weights();
    const oracle = new Oracle(tensorflow());
    oracle.answer({ type: 'ask', id: 1, name: 'load', input: { model: 'm', architecture, weights } });
    const dropout = { passes: 20, seed: 4 };
    const spectra = noise(20);
    const ask = { type: 'ask', id: 2, name: 'predict', input: { model: 'm', spectra, dropout } } as const;
    const reference = new Network(tensorflow(), architecture);
    reference.load(weights);
    expect(oracle.answer(ask)).toEqual({ outputs: 3, values: predictWithDropout(reference, spectra, dropout) });
    oracle.answer({ type: 'ask', id: 3, name: 'unload', input: { model: 'm' } });
  },
);

test.skipIf(!hasTensorflow)('a network without dropout is told so', () => {
  const plain = architectureSchema.parse({
    ...{ id: 'x', title: 'Plain', inputLength: 4 },
    layers: [{ type: 'flatten' }, { type: 'dense', units: 2 }] satisfies LayerInput[],
  });
  const network = new Network(tensorflow(), plain);
  expect(() => predictWithDropout(network, noise(4), { passes: 2, seed: 1 })).toThrow('no dropout layer');
  network.dispose();
});
