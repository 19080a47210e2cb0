import type { Network } from '../network/network.js';
import { calculate } from '../tensorflow/calculate.js';
import { layerIndex } from './layerMaps.js';

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

/** Spectra at a time: maps of all layers are dropped as the next batch comes. */
const BATCH = 16;

/** Mean maps and living channels of layers. */
export function layerSummary(network: Network, { spectra, layers, means }: LayerSummaryOptions): LayerSummary[] {
  const { tf, plan } = network;
  const wanted = new Set(layers.length > 0 ? layers.map((name) => layerIndex(network, name)) : plan.keys());
  const points = network.spec.inputLength;
  const count = spectra.length / points;
  const summaries = new Map<number, LayerSummary>();
  for (let from = 0; from < count; from += BATCH) {
    const part = spectra.subarray(from * points, Math.min(count, from + BATCH) * points);
    const sums = calculate(tf, () => {
      const found: { index: number; sum: Float32Array; alive: Float32Array }[] = [];
      let x = network.input(part);
      plan.forEach(({ output }, index) => {
        x = network.forward(x, { from: index, to: index + 1 });
        if (!wanted.has(index)) return;
        const channels = output.kind === 'map' ? output.channels : output.units;
        const rows = tf.reshape(x, [-1, channels]);
        found.push({
          index,
          sum: means ? tf.sum(x, [0]).dataSync() : new Float32Array(),
          alive: tf.sum(tf.abs(rows), [0]).dataSync(),
        });
      });
      return found;
    });
    for (const { index, sum, alive } of sums) {
      const summary = summaries.get(index) ?? empty(network, index, means);
      summaries.set(index, summary);
      for (let i = 0; i < sum.length; i += 1) summary.mean[i] = (summary.mean[i] ?? 0) + (sum[i] ?? 0) / count;
      alive.forEach((size, channel) => {
        if (size !== 0) summary.alive[channel] = 1;
      });
    }
  }
  return [...summaries.values()];
}

function empty({ plan }: Network, index: number, means: boolean): LayerSummary {
  const planned = plan[index];
  const output = planned?.output ?? { kind: 'vector', units: 0 };
  const [length, channels] = output.kind === 'map' ? [output.length, output.channels] : [1, output.units];
  return {
    layer: planned?.name ?? '',
    length,
    channels,
    mean: new Float32Array(means ? length * channels : 0),
    alive: new Uint8Array(channels),
  };
}
