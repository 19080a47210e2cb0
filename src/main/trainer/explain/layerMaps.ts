import { LabError } from '../../../contract/index.js';
import type { Network } from '../network/network.js';
import { throughLayers, type EachLayer } from './throughLayers.js';

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
  const { plan, spec } = network;
  const wanted = new Set(names.length > 0 ? names.map((name) => layerIndex(network, name)) : plan.keys());
  const count = spectra.length / spec.inputLength;
  const maps = new Map(
    [...wanted].map((index): [number, LayerMap] => {
      const { name, length, channels, grid } = sized(network, index);
      return [index, { layer: name, length, channels, values: new Float32Array(count * length * channels), ...grid }];
    }),
  );
  const look: EachLayer = (index, output, first) => {
    const map = maps.get(index);
    map?.values.set(output.dataSync(), first * map.length * map.channels);
  };
  throughLayers(network, spectra, look, Math.max(...wanted) + 1);
  return [...maps].sort(([a], [b]) => a - b).map(([, map]) => map);
}

/** Points and channels of a layer; a vector has one point. */
export function sized({ plan }: Network, index: number) {
  const planned = plan[index];
  if (!planned) throw new LabError('internal', `The network has no layer ${index}.`);
  const { name, output, grid } = planned;
  const [length, channels] = output.kind === 'map' ? [output.length, output.channels] : [1, output.units];
  return { name, length, channels, grid };
}
