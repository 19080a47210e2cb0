import type { Network } from '../network/network.js';
import { calculate } from '../tensorflow/calculate.js';

/** Outputs of a network, `network.outputs` per spectrum. */
export function predict(network: Network, spectra: Float32Array, batchSize = 256): Float32Array {
  const { tf, outputs } = network;
  const { inputLength } = network.spec;
  const count = spectra.length / inputLength;
  const all = new Float32Array(count * outputs);
  for (let from = 0; from < count; from += batchSize) {
    const part = spectra.subarray(from * inputLength, Math.min(count, from + batchSize) * inputLength);
    all.set(
      calculate(tf, () => network.forward(network.input(part)).dataSync()),
      from * outputs,
    );
  }
  return all;
}
