import type { LossName } from '../../../contract/index.js';
import type { Network } from '../network/network.js';
import type { Tensor } from '../tensorflow/tf.js';

/** Losses with a softmax or sigmoid start from the logits: the logarithm of a rounded probability would lose digits. */
export function startsFromLogits(loss: LossName): boolean {
  return loss === 'crossEntropy';
}

/** The loss of each spectrum of a batch: the mean over its outputs, or for a softmax the cross-entropy. */
export function lossOfEach(network: Network, loss: LossName, output: Tensor, targets: Tensor): Tensor {
  const { tf } = network;
  if (loss === 'meanSquaredError') return tf.mean(tf.square(tf.sub(output, targets)), [1]);
  if (network.head === 'softmax') return tf.neg(tf.sum(tf.mul(targets, tf.logSoftmax(output)), [1]));
  const softened = tf.softplus(tf.neg(tf.abs(output)));
  return tf.mean(tf.add(tf.sub(tf.relu(output), tf.mul(output, targets)), softened), [1]);
}

/** The L2 terms of all kernels. */
export function penalty(network: Network): number {
  return network.parameters.reduce((sum, { name, l2 }) => {
    if (l2 === 0) return sum;
    let squares = 0;
    for (const value of network.get(name)) squares += value * value;
    return sum + l2 * squares;
  }, 0);
}

/**
 * How many spectra of a batch are right, from the numbers before or after the last activation: the largest output is the class of a
 * softmax; of several labels each counts as its share.
 */
export function rightOnes(network: Network, output: Float32Array, targets: Float32Array, fromLogits: boolean): number {
  const { outputs } = network;
  const border = fromLogits ? 0 : 0.5;
  let right = 0;
  for (let row = 0; row < output.length; row += outputs) {
    if (network.head === 'softmax') {
      if (largest(output, row, outputs) === largest(targets, row, outputs)) right += 1;
      continue;
    }
    for (let i = row; i < row + outputs; i += 1)
      if ((output[i] as number) > border === (targets[i] as number) > 0.5) right += 1 / outputs;
  }
  return right;
}

function largest(values: Float32Array, from: number, count: number): number {
  let best = from;
  for (let i = from + 1; i < from + count; i += 1) if ((values[i] as number) > (values[best] as number)) best = i;
  return best - from;
}
