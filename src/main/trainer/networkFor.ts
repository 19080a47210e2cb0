import { LabError } from '../../contract/index.js';
import { chosenEngine } from './chosenEngine.js';
import { GraphNetwork } from './graph/graphNetwork.js';
import type { ToTrainer } from './messages.js';
import { Network } from './network/network.js';
import type { Tf } from './tensorflow/tf.js';

/**
 * The network of an order, as a graph where that is chosen. `fellBack` is told why, where the graph does not load and the training goes
 * operation by operation instead.
 * @throws LabError `invalid-input` where layers or weights do not fit
 */
export function networkFor(
  tf: Tf,
  { recipe, weights, engine }: Pick<Extract<ToTrainer, { type: 'train' }>, 'recipe' | 'weights' | 'engine'>,
  fellBack: (reason: string) => void,
): Network | GraphNetwork {
  const { architecture, seed } = recipe;
  if (chosenEngine(engine) === 'graph') {
    try {
      return new GraphNetwork(tf, architecture, { seed, training: recipe, ...(weights ? { weights } : {}) });
    } catch (error) {
      if (error instanceof LabError && error.kind === 'invalid-input') throw error;
      fellBack(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
  }
  const network = new Network(tf, architecture, seed);
  try {
    if (weights) network.load(weights);
    return network;
  } catch (error) {
    network.dispose();
    throw error;
  }
}
