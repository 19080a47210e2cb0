import type { TrainingRecipe } from '../../../contract/index.js';
import type { Network } from '../network/network.js';
import { calculate } from '../tensorflow/calculate.js';
import { lossOfEach, penalty, rightOnes, startsFromLogits } from './loss.js';
import { countOf, takeBatch, type Samples } from './samples.js';

export interface Evaluation {
  loss: number;
  /** Share of the samples. */
  accuracy: number;
}

/** Loss and accuracy of a network as it is used: moving statistics, no dropout, no class factors. `pause` is awaited between batches. */
export async function evaluate(
  network: Network,
  recipe: TrainingRecipe,
  samples: Samples,
  pause: () => Promise<void>,
): Promise<Evaluation> {
  const { tf } = network;
  const count = countOf(network, samples);
  const logits = startsFromLogits(recipe.loss);
  let loss = 0;
  let right = 0;
  for (let from = 0; from < count; from += recipe.batchSize) {
    const indices = Int32Array.from({ length: Math.min(recipe.batchSize, count - from) }, (_, index) => from + index);
    const batch = takeBatch(network, samples, indices, undefined);
    calculate(tf, () => {
      const output = network.forward(network.input(batch.inputs), { logits });
      const targets = tf.tensor(batch.targets, [batch.count, network.outputs]);
      loss += tf.sum(lossOfEach(network, recipe.loss, output, targets)).dataSync()[0] ?? Number.NaN;
      right += rightOnes(network, output.dataSync(), batch.targets, logits);
    });
    await pause();
  }
  return { loss: loss / count + penalty(network), accuracy: right / count };
}
