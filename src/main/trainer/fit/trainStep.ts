import type { TrainingRecipe } from '../../../contract/index.js';
import { innerLayers } from '../../../core/architectures/innerLayers.js';
import type { BatchStatistics } from '../network/batchNorm.js';
import type { Network } from '../network/network.js';
import { calculate } from '../tensorflow/calculate.js';
import type { Tensor } from '../tensorflow/tf.js';
import { checkLoss } from './checkLoss.js';
import { lossOfEach, rightOnes, startsFromLogits } from './loss.js';
import type { Optimiser } from './optimiser.js';
import type { Batch } from './samples.js';

export interface StepResult {
  /** Mean of the batch, with class factors and L2 terms. */
  loss: number;
  right: number;
}

/** One step of the optimiser on one batch. `seed` decides what dropout drops. Leaves no tensor behind but the new weights. */
export function trainStep(
  network: Network,
  recipe: TrainingRecipe,
  optimiser: Optimiser,
  batch: Batch,
  seed: number,
): StepResult {
  const { tf } = network;
  const trainable = network.parameters.filter((parameter) => parameter.trainable);
  const logits = startsFromLogits(recipe.loss);
  const statistics = new Map<string, BatchStatistics>();
  let right = 0;
  let loss = 0;
  const gradients = calculate(tf, () => {
    const inputs = network.input(batch.inputs);
    const targets = tf.tensor(batch.targets, [batch.count, network.outputs]);
    const factors = tf.tensor(batch.factors, [batch.count]);
    const tell = (layer: string, found: BatchStatistics) => void statistics.set(layer, found);
    const lossOf = (): Tensor => {
      const output = network.forward(inputs, { logits, pass: { training: { seed, tell } } });
      right = rightOnes(network, output.dataSync(), batch.targets, logits);
      const each = tf.mul(lossOfEach(network, recipe.loss, output, targets), factors);
      return trainable.reduce(
        (sum, { name, l2 }) => (l2 > 0 ? tf.add(sum, tf.mul(tf.sum(tf.square(network.tensor(name))), l2)) : sum),
        tf.div(tf.sum(each), batch.count),
      );
    };
    const { value, grads } = tf.valueAndGrads(lossOf)(trainable.map(({ name }) => network.tensor(name)));
    loss = value.dataSync()[0] ?? Number.NaN;
    return grads.map((gradient) => gradient.dataSync());
  });
  checkLoss(loss);
  optimiser.step(
    trainable.map(({ name }, index) => ({
      name,
      weights: network.get(name),
      gradient: gradients[index] ?? new Float32Array(),
    })),
  );
  for (const { name } of trainable) network.put(name, network.get(name));
  moveStatistics(network, statistics);
  return { loss, right };
}

/** The moving statistics of batch normalisations follow those of the batch. */
function moveStatistics(network: Network, statistics: ReadonlyMap<string, BatchStatistics>): void {
  const layers = network.plan.flatMap(innerLayers);
  for (const { name, layer } of layers) {
    const found = statistics.get(name);
    if (!found || layer.type !== 'batchNorm') continue;
    const follow = (part: string, seen: Float32Array) => {
      const moving = network.get(`${name}/${part}`);
      network.put(
        `${name}/${part}`,
        moving.map((value, index) => value * layer.momentum + (seen[index] ?? 0) * (1 - layer.momentum)),
      );
    };
    follow('moving_mean', found.mean);
    follow('moving_variance', found.variance);
  }
}
