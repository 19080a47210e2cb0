import type { TrainingRecipe } from '../../../contract/index.js';
import type { Network } from '../network/network.js';
import { calculate } from '../tensorflow/calculate.js';
import type { Engine } from './engine.js';
import { lossOfEach, penalty, rightOnes, startsFromLogits } from './loss.js';
import { Optimiser } from './optimiser.js';
import { bestName, slotName, type StateArray } from './trainingState.js';
import { trainStep } from './trainStep.js';

/** Trains operation by operation: the reference for the compiled graph. */
export function eagerEngine(network: Network, recipe: TrainingRecipe): Engine {
  const { tf, spec, outputs, head, parameters } = network;
  const optimiser = new Optimiser(recipe.optimiser);
  const logits = startsFromLogits(recipe.loss);
  const best = new Map<string, Float32Array>();
  function* arrays(): Generator<StateArray> {
    for (const { name } of parameters) yield { name, values: network.get(name).slice() };
    for (const { name, arrays: slots } of optimiser.state().slots)
      for (const [index, values] of slots.entries()) yield { name: slotName(name, index), values };
    for (const [name, values] of best) yield { name: bestName(name), values: values.slice() };
  }
  return {
    ...{ spec, outputs, head, arrays },
    get learningRate() {
      return optimiser.learningRate;
    },
    set learningRate(rate) {
      optimiser.learningRate = rate;
    },
    load: (weights) => network.load(weights),
    weights: () => network.weights(),
    remember: () => parameters.forEach(({ name }) => best.set(name, network.get(name).slice())),
    recall() {
      for (const [name, values] of best) network.put(name, values.slice());
      return best.size > 0;
    },
    step: (batch, seed) => trainStep(network, recipe, optimiser, batch, seed),
    score: (batch) =>
      calculate(tf, () => {
        const output = network.forward(network.input(batch.inputs), { logits });
        const targets = tf.tensor(batch.targets, [batch.count, outputs]);
        return {
          loss: tf.sum(lossOfEach(network, recipe.loss, output, targets)).dataSync()[0] ?? Number.NaN,
          right: rightOnes(network, output.dataSync(), batch.targets, logits),
        };
      }),
    penalty: () => penalty(network),
    course() {
      const { steps, learningRate } = optimiser.state();
      return { steps, learningRate };
    },
    restore(course, given) {
      const known = new Map([...given].map(({ name, values }) => [name, values]));
      network.load(
        parameters.map(({ name, shape }) => ({ name, shape, values: known.get(name) ?? new Float32Array() })),
      );
      const slots = parameters.flatMap(({ name }) => {
        const own = [0, 1].flatMap((index) => known.get(slotName(name, index)) ?? []);
        return own.length > 0 ? [{ name, arrays: own }] : [];
      });
      optimiser.restore({ ...course, slots });
      best.clear();
      for (const { name } of parameters) {
        const values = known.get(bestName(name));
        if (values) best.set(name, values.slice());
      }
    },
  };
}
