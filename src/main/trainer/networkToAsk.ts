import { LabError, type ArchitectureSpec, type WeightArray } from '../../contract/index.js';
import { chosenEngine } from './chosenEngine.js';
import { GraphNetwork } from './graph/graphNetwork.js';
import { Network } from './network/network.js';
import type { Tf } from './tensorflow/tf.js';

/**
 * A network with these weights to ask about: compiled, or operation by operation where that is chosen or the graph does not load. Compiling
 * takes some hundredths of a second once; every question after the first is answered two to five times as fast.
 * @throws LabError `invalid-input` where the weights are those of another network
 */
export function networkToAsk(
  tf: Tf,
  architecture: ArchitectureSpec,
  weights: readonly WeightArray[],
): Network | GraphNetwork {
  if (chosenEngine() === 'graph') {
    try {
      return new GraphNetwork(tf, architecture, { weights });
    } catch (error) {
      if (error instanceof LabError && error.kind === 'invalid-input') throw error;
    }
  }
  const network = new Network(tf, architecture);
  try {
    network.load(weights);
    return network;
  } catch (error) {
    network.dispose();
    throw error;
  }
}
