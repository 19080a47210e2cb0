import type { GraphNetwork } from '../graph/graphNetwork.js';
import type { Network } from '../network/network.js';
import { answering } from './answering.js';
import { eachActivation } from './eachActivation.js';
import { sized, wantedLayers } from './layerMaps.js';

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
export function layerSummary(
  asked: Network | GraphNetwork,
  { spectra, layers, means }: LayerSummaryOptions,
): LayerSummary[] {
  const network = answering(asked);
  const wanted = wantedLayers(network, layers);
  const total = spectra.length / network.spec.inputLength;
  const sums = wanted.map((index) => {
    const { length, channels } = sized(network, index);
    return new Float64Array(means ? length * channels : 0);
  });
  const summaries = wanted.map((index): Omit<LayerSummary, 'mean'> => {
    const { name, length, channels } = sized(network, index);
    return { layer: name, length, channels, alive: new Uint8Array(channels) };
  });
  eachActivation(network, spectra, wanted, (which, values) => {
    const [summary, sum] = [summaries[which], sums[which]];
    if (!summary || !sum) return;
    const { alive, channels } = summary;
    wake(alive, values);
    const size = summary.length * channels;
    if (means)
      for (let i = 0; i < values.length; i += 1) sum[i % size] = (sum[i % size] as number) + (values[i] as number);
  });
  return summaries.map((summary, which) => ({
    ...summary,
    mean: Float32Array.from(sums[which] ?? [], (sum) => sum / total),
  }));
}

/** Notes the channels that are not zero somewhere; stops where all are known to live. */
function wake(alive: Uint8Array, values: Float32Array): void {
  const channels = alive.length;
  let asleep = alive.reduce((count, one) => count + (one === 0 ? 1 : 0), 0);
  for (let from = 0; from < values.length && asleep > 0; from += channels)
    for (let channel = 0; channel < channels; channel += 1)
      if (alive[channel] === 0 && values[from + channel] !== 0) {
        alive[channel] = 1;
        asleep -= 1;
      }
}
