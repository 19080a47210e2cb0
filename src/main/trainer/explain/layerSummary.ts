import type { Network } from '../network/network.js';
import { layerIndex, sized } from './layerMaps.js';
import { throughLayers, type EachLayer } from './throughLayers.js';

export interface LayerSummaryOptions {
  spectra: Float32Array;
  /** All, when none is named. */
  layers: readonly string[];
  /** Without, only the living channels are told, which are few numbers. */
  means: boolean;
}

/** What a layer does to many spectra, without handing out the maps of each. */
export interface LayerSummary {
  layer: string;
  /** Points and channels; a vector has one point. */
  length: number;
  channels: number;
  /** Mean map over the spectra: point after point, the channels of a point side by side; empty without `means`. */
  mean: Float32Array;
  /** Per channel 1 where any point of any spectrum is not zero, else 0. */
  alive: Uint8Array;
}

/** Mean maps and living channels of layers. */
export function layerSummary(network: Network, { spectra, layers, means }: LayerSummaryOptions): LayerSummary[] {
  const { tf, plan, spec } = network;
  const wanted = new Set(layers.length > 0 ? layers.map((name) => layerIndex(network, name)) : plan.keys());
  const count = spectra.length / spec.inputLength;
  const summaries = new Map(
    [...wanted].map((index): [number, LayerSummary] => {
      const { name, length, channels } = sized(network, index);
      const mean = new Float32Array(means ? length * channels : 0);
      return [index, { layer: name, length, channels, mean, alive: new Uint8Array(channels) }];
    }),
  );
  const look: EachLayer = (index, output) => {
    const summary = summaries.get(index);
    if (!summary) return;
    const { mean, alive, channels } = summary;
    const sizes = tf.sum(tf.abs(tf.reshape(output, [-1, channels])), [0]).dataSync();
    sizes.forEach((size, channel) => {
      if (size !== 0) alive[channel] = 1;
    });
    if (!means) return;
    const sum = tf.sum(output, [0]).dataSync();
    for (let i = 0; i < sum.length; i += 1) mean[i] = (mean[i] ?? 0) + (sum[i] ?? 0) / count;
  };
  throughLayers(network, spectra, look, Math.max(...wanted) + 1);
  return [...summaries].sort(([a], [b]) => a - b).map(([, summary]) => summary);
}
