import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { trainingRecipeSchema, type WeightArray } from '../../../contract/index.js';
import { fit } from '../fit/fit.js';
import { Network } from '../network/network.js';
import { hasTensorflow, tensorflow } from './tensorflowHere.js';

interface Plain {
  inputs: number[];
  targets: number[];
  classes?: boolean;
}
interface Case {
  name: string;
  recipe: unknown;
  train: Plain;
  validation: Plain;
  first: Record<string, { shape: number[]; values: number[] }>;
  trace: Record<string, number[]>;
  last: Record<string, { shape: number[]; values: number[] }>;
  predictions: number[];
  gradCam?: { layer: string; maps: number[][]; activation: number[] };
}

const file = join(import.meta.dirname, '..', '..', '..', '..', 'tests', 'golden', 'keras-training.json');
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: Case[] };

const weights = (from: Case['first']): WeightArray[] =>
  Object.entries(from).map(([name, { shape, values }]) => ({ name, shape, values: Float32Array.from(values) }));
const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((most, value, index) => Math.max(most, Math.abs(value - (b[index] ?? Number.NaN))), 0);

for (const one of cases) {
  test.skipIf(!hasTensorflow)(
    `the training “${one.name}” goes as in Keras, epoch by epoch, down to the last weights`,
    async () => {
      const recipe = trainingRecipeSchema.parse(one.recipe);
      const network = new Network(tensorflow(), recipe.architecture);
      network.load(weights(one.first));
      const classes = one.train.classes === true;
      const samples = ({ inputs, targets }: Plain) => ({
        inputs: Float32Array.from(inputs),
        targets: classes ? Int32Array.from(targets) : Float32Array.from(targets),
      });
      const result = await fit({ network, recipe, train: samples(one.train), validation: samples(one.validation) });
      for (const [key, values] of Object.entries(one.trace)) {
        const ours = result.history.map((log) => log[key as 'loss'] ?? Number.NaN);
        expect(ours.length, key).toBe(values.length);
        expect(largestDifference(ours, values), key).toBeLessThan(2e-4);
      }
      for (const { name, values } of result.weights)
        expect(largestDifference(values, one.last[name]?.values ?? []), name).toBeLessThan(2e-3);
      const output = network.tf.tidy(() =>
        network.forward(network.input(Float32Array.from(one.validation.inputs))).dataSync(),
      );
      expect(largestDifference(output, one.predictions)).toBeLessThan(1e-3);
      network.dispose();
    },
  );
}
