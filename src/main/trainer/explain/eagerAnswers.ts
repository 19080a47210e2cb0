import type { Network } from '../network/network.js';
import { calculate } from '../tensorflow/calculate.js';
import type { Answering } from './answering.js';
import { throughLayers } from './throughLayers.js';

/** Answers operation by operation: the reference for the compiled graph. */
export function eagerAnswers(network: Network): Answering {
  const { tf, spec, plan } = network;
  return {
    ...{ spec, plan },
    // Only when it is asked for: a network that ends with a map has layers to look at, but no outputs.
    get outputs() {
      return network.outputs;
    },
    activations(spectra, layers) {
      const found = new Map<number, Float32Array>();
      const size = spectra.length / spec.inputLength;
      const wanted = new Set(layers);
      throughLayers(
        network,
        spectra,
        (index, output, first) => {
          if (!wanted.has(index)) return;
          const values = output.dataSync();
          const all = found.get(index) ?? new Float32Array((values.length / (output.shape[0] ?? 1)) * size);
          all.set(values, (all.length / size) * first);
          found.set(index, all);
        },
        Math.max(...layers) + 1,
      );
      return layers.map((index) => found.get(index) ?? new Float32Array());
    },
    gradient: (spectra, pull, layer) =>
      calculate(tf, () => {
        const below = network.forward(network.input(spectra), { to: layer + 1 });
        let logits = new Float32Array();
        const slope = tf.grad((x) => {
          const scores = network.forward(x, { from: layer + 1, logits: true });
          logits = scores.dataSync() as Float32Array<ArrayBuffer>;
          return tf.sum(tf.mul(scores, tf.tensor(pull, scores.shape)));
        })(below);
        return { logits, gradient: slope.dataSync(), activation: below.dataSync() };
      }),
  };
}
