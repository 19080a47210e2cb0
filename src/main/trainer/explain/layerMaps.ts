import { LabError } from '../../../contract/index.js';
import type { Network } from '../network/network.js';
import { calculate } from '../tensorflow/calculate.js';

export interface LayerMap {
  layer: string;
  /** Points and channels; a vector has one point. */
  length: number;
  channels: number;
  /** Spectrum after spectrum, point after point, the channels of a point side by side. */
  values: Float32Array;
  /** Point i looks at index `start + i * step` of the spectrum. */
  start: number;
  step: number;
}

/** The number of a layer. @throws LabError `not-found` naming the layers there are */
export function layerIndex(network: Network, name: string): number {
  const index = network.plan.findIndex((layer) => layer.name === name);
  if (index >= 0) return index;
  const names = network.plan.map((layer) => layer.name).join(', ');
  throw new LabError('not-found', `The network “${network.spec.title}” has no layer “${name}”; it has ${names}.`);
}

/** What the named layers (all, when none is named) make of these spectra. */
export function layerMaps(network: Network, spectra: Float32Array, names: readonly string[]): LayerMap[] {
  const wanted = new Set(names.length > 0 ? names.map((name) => layerIndex(network, name)) : network.plan.keys());
  const { tf } = network;
  return calculate(tf, () => {
    const maps: LayerMap[] = [];
    let x = network.input(spectra);
    network.plan.forEach(({ name, output, grid }, index) => {
      x = network.forward(x, { from: index, to: index + 1 });
      if (!wanted.has(index)) return;
      const [length, channels] = output.kind === 'map' ? [output.length, output.channels] : [1, output.units];
      maps.push({ layer: name, length, channels, values: x.dataSync(), ...grid });
    });
    return maps;
  });
}
