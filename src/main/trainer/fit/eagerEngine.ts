import type { TrainingRecipe } from '../../../contract/index.js';
import type { Network } from '../network/network.js';
import { calculate } from '../tensorflow/calculate.js';
import type { Engine } from './engine.js';
import { lossOfEach, penalty, rightOnes, startsFromLogits } from './loss.js';
import { Optimiser } from './optimiser.js';
import { trainStep } from './trainStep.js';

/** Trains operation by operation: the reference for the compiled graph. */
export function eagerEngine(network: Network, recipe: TrainingRecipe): Engine {
  const { tf, spec, outputs, head } = network;
  const optimiser = new Optimiser(recipe.optimiser);
  const logits = startsFromLogits(recipe.loss);
  return {
    ...{ spec, outputs, head },
    get learningRate() {
      return optimiser.learningRate;
    },
    set learningRate(rate) {
      optimiser.learningRate = rate;
    },
    load: (weights) => network.load(weights),
    weights: () => network.weights(),
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
    state: () => optimiser.state(),
    restore: (state) => optimiser.restore(state),
  };
}
