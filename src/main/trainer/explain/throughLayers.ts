import type { Network } from '../network/network.js';
import type { Tensor } from '../tensorflow/tf.js';
import { spectraAtOnce } from './spectraAtOnce.js';

/** Looks at what a layer made of a batch; the tensor is let go of afterwards. `first` is the number of the batch's first spectrum. */
export type EachLayer = (index: number, output: Tensor, first: number, count: number) => void;

/**
 * Sends spectra through a network in batches and layer by layer: memory holds two layers of a batch, not all layers of all spectra, which
 * for a deep network and some hundred spectra are tens of gigabytes.
 * @param layers how many of the first layers; all
 */
export function throughLayers(network: Network, spectra: Float32Array, each: EachLayer, layers = network.plan.length) {
  const { tf, plan, spec } = network;
  const size = spectraAtOnce(plan.slice(0, layers), spec.inputLength);
  const count = spectra.length / spec.inputLength;
  for (let first = 0; first < count; first += size) {
    const last = Math.min(count, first + size);
    let x = tf.tidy(() => network.input(spectra.subarray(first * spec.inputLength, last * spec.inputLength)));
    try {
      for (let index = 0; index < layers; index += 1) {
        const before = x;
        const after = tf.tidy(() => network.forward(before, { from: index, to: index + 1 }));
        x = after;
        // A dropout, which does nothing here, gives back what it got.
        if (after !== before) before.dispose();
        tf.tidy(() => each(index, after, first, last - first));
      }
    } finally {
      x.dispose();
    }
  }
}
