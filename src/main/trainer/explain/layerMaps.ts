import { LabError } from '../../../contract/index.js';
import type { GraphNetwork } from '../graph/graphNetwork.js';
import type { Network } from '../network/network.js';
import { answering, type Answering } from './answering.js';
import { eachActivation } from './eachActivation.js';

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
export function layerIndex(network: Pick<Answering, 'plan' | 'spec'>, name: string): number {
  const index = network.plan.findIndex((layer) => layer.name === name);
  if (index >= 0) return index;
  const names = network.plan.map((layer) => layer.name).join(', ');
  throw new LabError('not-found', `The network “${network.spec.title}” has no layer “${name}”; it has ${names}.`);
}

/** Numbers of the named layers, in order; of all, when none is named. */
export function wantedLayers(network: Answering, names: readonly string[]): number[] {
  const wanted = new Set(names.length > 0 ? names.map((name) => layerIndex(network, name)) : network.plan.keys());
  return [...wanted].sort((a, b) => a - b);
}

/** What the named layers (all, when none is named) make of these spectra. */
export function layerMaps(asked: Network | GraphNetwork, spectra: Float32Array, names: readonly string[]): LayerMap[] {
  const network = answering(asked);
  const wanted = wantedLayers(network, names);
  const count = spectra.length / network.spec.inputLength;
  const maps = wanted.map((index): LayerMap => {
    const { name, length, channels, grid } = sized(network, index);
    return { layer: name, length, channels, values: new Float32Array(count * length * channels), ...grid };
  });
  eachActivation(network, spectra, wanted, (which, values, first) => {
    const map = maps[which];
    map?.values.set(values, first * map.length * map.channels);
  });
  return maps;
}

/** Points and channels of a layer; a vector has one point. */
export function sized({ plan }: Pick<Answering, 'plan'>, index: number) {
  const planned = plan[index];
  if (!planned) throw new LabError('internal', `The network has no layer ${index}.`);
  const { name, output, grid } = planned;
  const [length, channels] = output.kind === 'map' ? [output.length, output.channels] : [1, output.units];
  return { name, length, channels, grid };
}
