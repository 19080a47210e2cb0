import { expect, test } from 'vitest';
import { trainingRecipeSchema, type ArchitectureSpec } from '../../../../contract/index.js';
import { publishedNetworks, slidesCnn } from '../../../../core/architectures/index.js';
import { kerasTrainings, samplesOf, weightsOf } from '../../__tests__/kerasTrainings.js';
import { hasTensorflow, tensorflow } from '../../__tests__/tensorflowHere.js';
import { tinyLayers } from '../../__tests__/tinyLayers.js';
import { predict } from '../../explain/predict.js';
import { fit, type FitOptions } from '../../fit/fit.js';
import type { Samples } from '../../fit/samples.js';
import { hold, type TrainingState } from '../../fit/trainingState.js';
import { Network } from '../../network/network.js';
import { randomNumbers } from '../../seeded/randomNumbers.js';
import { GraphNetwork } from '../graphNetwork.js';
import { largestDifference, noise } from './small.js';

/** Peaks at places that belong to the class. */
function peaks(count: number, points: number, classes: number, seed: number): Samples {
  const random = randomNumbers(seed);
  const targets = Int32Array.from({ length: count }, (_, row) => row % classes);
  const inputs = new Float32Array(count * points);
  for (let row = 0; row < count; row += 1) {
    const centre = (points * ((targets[row] ?? 0) + 0.5)) / classes + 3 * random.normal();
    for (let i = 0; i < points; i += 1)
      inputs[row * points + i] = Math.exp(-0.5 * ((i - centre) / 3) ** 2) + 0.05 * random.normal();
  }
  return { inputs, targets };
}

for (const [id, make] of Object.entries(publishedNetworks))
  test.skipIf(!hasTensorflow)(`${id} predicts as the eager network does`, () => {
    const spec = make({ inputLength: id.startsWith('ho') ? 150 : 400, outputs: 7 });
    const network = new Network(tensorflow(), spec, 2);
    const graph = new GraphNetwork(tensorflow(), spec, { seed: 2 });
    const spectra = noise(5 * spec.inputLength, 1, 0.3);
    const ours = graph.predict(spectra);
    expect(ours.every(Number.isFinite)).toBe(true);
    expect(largestDifference(ours, predict(network, spectra))).toBeLessThan(1e-5);
    graph.load(network.weights());
    expect(graph.predict(spectra)).toEqual(ours);
    graph.dispose();
    network.dispose();
  });

test.skipIf(!hasTensorflow)('a training of the small network of the review takes the same course in both', async () => {
  const spec = slidesCnn({ inputLength: 200, outputs: 4 });
  const recipe = trainingRecipeSchema.parse({
    architecture: spec,
    epochs: 4,
    batchSize: 32,
    seed: 5,
    classWeights: 'balanced',
  });
  const data = { recipe, train: peaks(150, 200, 4, 1), validation: peaks(40, 200, 4, 2) };
  const network = new Network(tensorflow(), spec, recipe.seed);
  const graph = new GraphNetwork(tensorflow(), spec, { seed: recipe.seed, training: recipe });
  const [theirs, ours] = [await fit({ network, ...data }), await fit({ network: graph, ...data })];
  for (const key of ['loss', 'valLoss', 'accuracy', 'valAccuracy'] as const)
    expect(
      largestDifference(
        ours.history.map((log) => log[key] ?? NaN),
        theirs.history.map((log) => log[key] ?? NaN),
      ),
      key,
    ).toBeLessThan(1e-4);
  expect(ours.history.at(-1)?.loss).toBeLessThan(0.7 * (ours.history[0]?.loss ?? 0));
  graph.dispose();
  network.dispose();
});

const tiny: ArchitectureSpec = trainingRecipeSchema.parse({
  architecture: { id: 'tiny', title: 'Tiny', inputLength: 24, layers: tinyLayers },
  epochs: 1,
}).architecture;

async function train(seed: number, optimiser: object, options: Partial<FitOptions> = {}) {
  const recipe = trainingRecipeSchema.parse({
    ...{ architecture: tiny, epochs: 6, batchSize: 16, seed, optimiser },
    ...{ earlyStopping: { patience: 3 }, reduceOnPlateau: { patience: 1, minDelta: 0.2 } },
  });
  const network = new GraphNetwork(tensorflow(), tiny, { seed, training: recipe });
  const result = await fit({
    network,
    recipe,
    train: peaks(60, 24, 2, 1),
    validation: peaks(20, 24, 2, 2),
    ...options,
  });
  network.dispose();
  return { ...result, curve: result.history.map(({ seconds: _, ...log }) => log) };
}

const optimisers = {
  Adam: { type: 'adam', learningRate: 0.01 },
  'SGD with momentum': { type: 'sgd', learningRate: 0.01, momentum: 0.9, nesterov: true },
  'plain SGD': { type: 'sgd', learningRate: 0.01 },
};
for (const [name, optimiser] of Object.entries(optimisers))
  test.skipIf(!hasTensorflow)(
    `with ${name} the same seed gives the same bits, and so does going on from any epoch`,
    async () => {
      const states: TrainingState[] = [];
      const whole = await train(0, optimiser, { onEpoch: (_, state) => void states.push(hold(state)) });
      const again = await train(0, optimiser);
      expect(again.curve).toEqual(whole.curve);
      expect(again.weights).toEqual(whole.weights);
      expect((await train(1, optimiser)).curve).not.toEqual(whole.curve);
      const from = states.find(({ epochsDone }) => epochsDone === 2);
      if (!from) throw new Error('there is no second epoch');
      const rest = await train(0, optimiser, { from });
      expect(rest.curve).toEqual(whole.curve);
      expect(rest.weights).toEqual(whole.weights);
    },
  );

test.skipIf(!hasTensorflow)('networks side by side do not share their weights, one after the other nothing', () => {
  const make = (seed: number) => new GraphNetwork(tensorflow(), tiny, { seed });
  const spectra = noise(48, 1);
  const [first, second] = [make(1), make(2)];
  const seen = first.predict(spectra);
  expect(second.predict(spectra)).not.toEqual(seen);
  expect(first.predict(spectra)).toEqual(seen);
  first.dispose();
  first.dispose();
  second.dispose();
  const [third, fourth] = [make(1), make(1)];
  expect(third.predict(spectra)).toEqual(seen);
  fourth.load(make(2).weights());
  expect(third.predict(spectra)).toEqual(seen);
  third.dispose();
  fourth.dispose();
});

test.skipIf(!hasTensorflow)('trainings leave no tensor behind, and a loss that runs away is told', async () => {
  const before = tensorflow().memory().numTensors;
  await train(0, optimisers.Adam);
  expect(tensorflow().memory().numTensors).toBe(before);
  const recipe = trainingRecipeSchema.parse({
    ...{
      loss: 'meanSquaredError',
      epochs: 50,
      batchSize: 16,
      optimiser: { type: 'sgd', learningRate: 10, momentum: 0.99 },
    },
    architecture: { ...tiny, layers: [{ type: 'flatten' }, { type: 'dense', units: 1 }] },
  });
  const network = new GraphNetwork(tensorflow(), recipe.architecture, { training: recipe });
  const { inputs } = peaks(60, 24, 2, 1);
  const wild = fit({ network, recipe, train: { inputs, targets: new Float32Array(60).fill(5) } });
  await expect(wild).rejects.toThrow('Lower the learning rate');
  network.dispose();
});

for (const one of kerasTrainings)
  test.skipIf(!hasTensorflow)(`the training “${one.name}” goes as in Keras, down to the last weights`, async () => {
    const recipe = trainingRecipeSchema.parse(one.recipe);
    const network = new GraphNetwork(tensorflow(), recipe.architecture, { training: recipe });
    network.load(weightsOf(one.first));
    const result = await fit({ network, recipe, ...samplesOf(one) });
    for (const [key, values] of Object.entries(one.trace))
      expect(
        largestDifference(
          result.history.map((log) => log[key as 'loss'] ?? NaN),
          values,
        ),
        key,
      ).toBeLessThan(2e-4);
    for (const { name, values } of result.weights)
      expect(largestDifference(values, one.last[name]?.values ?? []), name).toBeLessThan(2e-3);
    network.dispose();
  });
