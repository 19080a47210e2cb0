import { expect, test } from 'vitest';
import type { LayerInput, TrainingRecipe, WeightArray } from '../../../../contract/index.js';
import { hasTensorflow, tensorflow } from '../../__tests__/tensorflowHere.js';
import { classActivation } from '../../explain/classActivation.js';
import { eagerEngine } from '../../fit/eagerEngine.js';
import { Network } from '../../network/network.js';
import { GraphNetwork } from '../graphNetwork.js';
import { largestDifference, layerCases, noise, smallBatch, smallRecipe } from './small.js';

const points = 20;
const count = 6;
const plain = { type: 'sgd', learningRate: 1, momentum: 0, nesterov: false } as const;
const linear: LayerInput[] = [{ type: 'flatten' }, { type: 'dense', units: 4, activation: 'tanh' }];
const heads: Record<string, TrainingRecipe> = {
  'one sigmoid': smallRecipe([...linear, { type: 'dense', units: 1, activation: 'sigmoid' }], points),
  'several sigmoids': smallRecipe([...linear, { type: 'dense', units: 3, activation: 'sigmoid' }], points),
  'mean squared error': smallRecipe([...linear, { type: 'dense', units: 2 }], points, { loss: 'meanSquaredError' }),
  'mean squared error behind a sigmoid': smallRecipe(
    [...linear, { type: 'dense', units: 2, activation: 'sigmoid' }],
    points,
    { loss: 'meanSquaredError' },
  ),
};
const recipes = new Map<string, TrainingRecipe>([
  ...Object.entries(layerCases).map(([name, layers]) => [name, smallRecipe(layers, points)] as const),
  ...Object.entries(heads),
]);
const dropping = smallRecipe(
  [
    { type: 'conv1d', filters: 4, kernel: 3, activation: 'tanh' },
    { type: 'dropout', rate: 0.4 },
    ...linear,
    { type: 'dropout', rate: 0.2 },
    { type: 'dense', units: 3, activation: 'softmax' },
  ],
  points,
);

const graphOf = (recipe: TrainingRecipe) =>
  new GraphNetwork(tensorflow(), recipe.architecture, { seed: 3, training: { ...recipe, optimiser: plain } });

/** Weights that no layer starts with, so that biases and statistics count, too. */
function moved(weights: WeightArray[]): WeightArray[] {
  return weights.map(({ name, shape, values }, index) => {
    const off = noise(values.length, 100 + index, 0.2);
    const positive = name.endsWith('variance');
    return {
      name,
      shape,
      values: values.map((value, i) => value + (positive ? Math.abs(off[i] ?? 0) : (off[i] ?? 0))),
    };
  });
}

for (const [name, recipe] of recipes)
  test.skipIf(!hasTensorflow)(`${name}: step, loss, score and statistics are those of the eager network`, () => {
    const graph = graphOf(recipe);
    const network = new Network(tensorflow(), recipe.architecture, 3);
    expect(graph.weights()).toEqual(network.weights());
    network.load(moved(network.weights()));
    graph.load(network.weights());
    const eager = eagerEngine(network, { ...recipe, optimiser: plain });
    const batch = smallBatch(count, points, graph.outputs, recipe.loss);
    const [ours, theirs] = [graph.score(batch), eager.score(batch)];
    expect(Math.abs(ours.loss - theirs.loss)).toBeLessThan(1e-5 * Math.max(1, theirs.loss));
    expect(ours.right).toBeCloseTo(theirs.right, 5);
    expect(graph.penalty()).toBeCloseTo(eager.penalty(), 5);
    const [a, b] = [graph.step(batch, 7), eager.step(batch, 7)];
    expect(Math.abs(a.loss - b.loss)).toBeLessThan(1e-5 * Math.max(1, b.loss));
    expect(a.right).toBeCloseTo(b.right, 5);
    const after = graph.weights();
    network.weights().forEach(({ name: parameter, values }, index) => {
      expect(after[index]?.name).toBe(parameter);
      expect(largestDifference(after[index]?.values ?? [], values), parameter).toBeLessThan(2e-5);
    });
    graph.dispose();
    network.dispose();
  });

for (const [name, recipe] of [...recipes, ['dropout', dropping] as const])
  test.skipIf(!hasTensorflow)(`${name}: the gradient is that of small changes`, () => {
    const graph = graphOf(recipe);
    graph.load(moved(graph.weights()));
    const batch = smallBatch(count, points, graph.outputs, recipe.loss);
    const start = graph.weights();
    const step = (weights: WeightArray[]) => {
      graph.load(weights);
      return graph.step(batch, 7).loss;
    };
    step(start);
    const gradient = new Map(
      graph
        .weights()
        .map(({ name: parameter, values }, index) => [
          parameter,
          values.map((value, i) => (start[index]?.values[i] ?? 0) - value),
        ]),
    );
    graph.learningRate = 0;
    for (const parameter of graph.parameters.filter(({ trainable }) => trainable)) {
      const slope = gradient.get(parameter.name) ?? new Float32Array();
      const size = Math.sqrt(slope.reduce((sum, value) => sum + value * value, 0));
      // Along the gradient the loss changes fastest, and the rounding of single precision counts least.
      const width = 0.01 / Math.max(1, size);
      const along = (by: number) =>
        step(
          start.map((weight) =>
            weight.name === parameter.name
              ? { ...weight, values: weight.values.map((value, i) => value + (by * (slope[i] ?? 0)) / (size || 1)) }
              : weight,
          ),
        );
      const found = (along(width) - along(-width)) / (2 * width);
      expect(Math.abs(found - size), parameter.name).toBeLessThan(0.01 * size + 5e-4);
    }
    graph.dispose();
  });

for (const [rate, size] of [
  [0.4, 4000],
  [0.2, 3997],
  [0.998, 4000],
] as const)
  test.skipIf(!hasTensorflow)(
    `dropout of ${rate} drops its share, another part at each step, the same at the same`,
    () => {
      const recipe = smallRecipe(
        [{ type: 'flatten' }, { type: 'dropout', rate }, { type: 'dense', units: 1, bias: false, initialiser: 'ones' }],
        size,
        { loss: 'meanSquaredError' },
      );
      const graph = graphOf(recipe);
      const batch = {
        inputs: new Float32Array(size).fill(1),
        targets: Float32Array.of(0),
        factors: Float32Array.of(1),
        count: 1,
      };
      graph.learningRate = 0;
      const sum = (seed: number) => Math.sqrt(graph.step(batch, seed).loss);
      const sums = Array.from({ length: 40 }, (_, seed) => sum(seed));
      expect(new Set(sums).size).toBeGreaterThan(rate > 0.9 ? 5 : 30);
      expect(Array.from({ length: 40 }, (_, seed) => sum(seed))).toEqual(sums);
      const deviation = Math.sqrt((size * rate) / (1 - rate));
      const mean = sums.reduce((a, b) => a + b, 0) / sums.length;
      expect(Math.abs(mean - size)).toBeLessThan((4 * deviation) / Math.sqrt(40));
      for (const one of sums) expect(Math.abs(one - size)).toBeLessThan(5 * deviation);
      graph.dispose();
    },
  );

for (const [name, recipe] of recipes)
  test.skipIf(!hasTensorflow)(
    `${name}: activations, and gradients by the spectra and by layers, as the eager network`,
    () => {
      const network = new Network(tensorflow(), recipe.architecture, 3);
      network.load(moved(network.weights()));
      const graph = new GraphNetwork(tensorflow(), recipe.architecture);
      graph.load(network.weights());
      const spectra = noise(count * points, 8);
      const target = graph.outputs - 1;
      const pull = Float32Array.from({ length: count * graph.outputs }, (_, i) =>
        i % graph.outputs === target ? 1 : 0,
      );
      const layers = graph.plan.map((_, index) => index);
      const maps = graph.activations(spectra, layers);
      layers.forEach((index) => {
        const theirs = network.tf.tidy(() => network.forward(network.input(spectra), { to: index + 1 }).dataSync());
        expect(largestDifference(maps[index] ?? [], theirs), `layer ${index}`).toBeLessThan(1e-5);
      });
      const options = { network, spectra, target };
      const bySpectra = classActivation({ ...options, method: 'gradient' });
      expect(largestDifference(graph.gradient(spectra, pull, -1).gradient, bySpectra.map)).toBeLessThan(1e-5);
      for (const [index, { name: layer, output }] of graph.plan.entries()) {
        if (output.kind !== 'map') continue;
        const theirs = classActivation({ ...options, method: 'gradCam', layer });
        const ours = graph.gradient(spectra, pull, index);
        expect(largestDifference(ours.activation, maps[index] ?? [])).toBeLessThan(1e-6);
        const { length, channels } = output;
        const cam = Float32Array.from({ length: count * length }, (_, i) => {
          const row = Math.floor(i / length);
          let sum = 0;
          for (let channel = 0; channel < channels; channel += 1) {
            let mean = 0;
            for (let p = 0; p < length; p += 1)
              mean += (ours.gradient[(row * length + p) * channels + channel] ?? 0) / length;
            sum += mean * (ours.activation[i * channels + channel] ?? 0);
          }
          return Math.max(0, sum);
        });
        expect(largestDifference(cam, theirs.map), layer).toBeLessThan(1e-5);
      }
      graph.dispose();
      network.dispose();
    },
  );
