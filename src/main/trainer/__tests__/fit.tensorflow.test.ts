import { expect, test } from 'vitest';
import { trainingRecipeSchema, type LayerInput, type TrainingRecipeInput } from '../../../contract/index.js';
import { fit, type FitOptions } from '../fit/fit.js';
import type { Samples } from '../fit/samples.js';
import { hold, type TrainingState } from '../fit/trainingState.js';
import { Network } from '../network/network.js';
import { randomNumbers } from '../seeded/randomNumbers.js';
import { hasTensorflow, tensorflow } from './tensorflowHere.js';
import { tinyLayers } from './tinyLayers.js';

const points = 24;

/** One peak, class by its height. */
function peaks(count: number, seed: number): Samples {
  const random = randomNumbers(seed);
  const inputs = new Float32Array(count * points);
  const targets = new Int32Array(count);
  for (let row = 0; row < count; row += 1) {
    targets[row] = row % 2;
    const centre = points / 2 + 3 * (random.uniform() - 0.5);
    for (let i = 0; i < points; i += 1)
      inputs[row * points + i] = (row % 2 ? 0.9 : 0.5) * Math.exp(-0.5 * (i - centre) ** 2) + 0.02 * random.normal();
  }
  return { inputs, targets };
}

const recipe = (more: Partial<TrainingRecipeInput> = {}) =>
  trainingRecipeSchema.parse({
    architecture: { id: 'tiny', title: 'Tiny', inputLength: points, layers: tinyLayers },
    epochs: 6,
    batchSize: 16,
    optimiser: { type: 'adam', learningRate: 0.01 },
    ...more,
  });

async function train(more: Partial<TrainingRecipeInput> = {}, options: Partial<FitOptions> = {}) {
  const plan = recipe(more);
  const network = new Network(tensorflow(), plan.architecture, plan.seed);
  const result = await fit({ network, recipe: plan, train: peaks(60, 1), validation: peaks(20, 2), ...options });
  network.dispose();
  const curve = result.history.map(({ seconds: _, ...log }) => log);
  return { ...result, curve };
}

test.skipIf(!hasTensorflow)(
  'the same seed gives the same curve and weights bit by bit, another seed others',
  async () => {
    const first = await train({ seed: 0 });
    const second = await train({ seed: 0 });
    expect(second.curve).toEqual(first.curve);
    expect(second.weights).toEqual(first.weights);
    const other = await train({ seed: 1 });
    expect(other.curve).not.toEqual(first.curve);
  },
);

test.skipIf(!hasTensorflow)('a small network learns to tell two heights apart', async () => {
  const { history } = await train({ epochs: 40 });
  expect(history.at(-1)?.valAccuracy).toBeGreaterThan(0.9);
  expect(history.at(-1)?.loss).toBeLessThan((history[0]?.loss ?? 0) / 2);
});

test.skipIf(!hasTensorflow)('a training that goes on from any epoch ends as if it had never stopped', async () => {
  const states: TrainingState[] = [];
  const more = {
    earlyStopping: { patience: 3 },
    reduceOnPlateau: { patience: 1, minDelta: 0.2 },
  };
  const whole = await train(more, { onEpoch: (_, state) => void states.push(hold(state)) });
  for (const from of states.filter(({ epochsDone }) => epochsDone === 2 || epochsDone === 5)) {
    const rest = await train(more, { from });
    expect(rest.curve).toEqual(whole.curve);
    expect(rest.weights).toEqual(whole.weights);
    expect(rest.epochOfWeights).toBe(whole.epochOfWeights);
  }
});

test.skipIf(!hasTensorflow)('no tensor is left behind by any epoch', async () => {
  const counts: number[] = [];
  await train({ epochs: 5 }, { onEpoch: () => void counts.push(tensorflow().memory().numTensors) });
  expect(new Set(counts).size).toBe(1);
  const before = tensorflow().memory().numTensors;
  await train({ epochs: 2 });
  expect(tensorflow().memory().numTensors).toBe(before);
});

test.skipIf(!hasTensorflow)('data that do not fit are refused by what is wrong with them', async () => {
  const bad = peaks(10, 1);
  bad.inputs[30] = Number.NaN;
  await expect(train({}, { train: bad })).rejects.toThrow('spectrum 2 holds a value that is no number');
  await expect(train({}, { train: { inputs: bad.inputs.subarray(1), targets: bad.targets } })).rejects.toThrow(
    'no whole number of spectra of 24 points',
  );
  const odd = peaks(10, 1);
  odd.targets[3] = 2;
  await expect(train({}, { train: odd })).rejects.toThrow('spectrum 4 has class 2, but there are 2 classes');
  await expect(train({ classWeights: [1, 2, 3] })).rejects.toThrow('3 class weights for 2 classes');
});

test.skipIf(!hasTensorflow)('a training that runs away ends with a sentence', async () => {
  const wild = { epochs: 50, optimiser: { type: 'sgd' as const, learningRate: 10, momentum: 0.99 } };
  const plain = { id: 'x', title: 'Plain', inputLength: points };
  const dense: LayerInput[] = [{ type: 'flatten' }, { type: 'dense', units: 1 }];
  await expect(
    train(
      { ...wild, loss: 'meanSquaredError', architecture: { ...plain, layers: dense } },
      {
        train: { inputs: peaks(60, 1).inputs, targets: new Float32Array(60).fill(5) },
        validation: { inputs: peaks(60, 1).inputs, targets: new Float32Array(60) },
      },
    ),
  ).rejects.toThrow('Lower the learning rate');
});
