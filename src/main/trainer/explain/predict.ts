import type { Network } from '../network/network.js';
import { throughLayers } from './throughLayers.js';

/** Outputs of a network, `network.outputs` per spectrum. */
export function predict(network: Network, spectra: Float32Array): Float32Array {
  const { outputs, plan } = network;
  const all = new Float32Array((spectra.length / network.spec.inputLength) * outputs);
  throughLayers(network, spectra, (index, output, first) => {
    if (index === plan.length - 1) all.set(output.dataSync(), first * outputs);
  });
  return all;
}
