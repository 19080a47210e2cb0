import { LabError } from '../../../contract/index.js';
import type { GraphNetwork } from '../graph/graphNetwork.js';
import type { Network } from '../network/network.js';
import { answering, type Answering } from './answering.js';
import { layerIndex } from './layerMaps.js';
import { ontoSpectrum } from './ontoSpectrum.js';

export interface ClassActivationOptions {
  network: Network | GraphNetwork;
  spectra: Float32Array;
  /** Output whose score is explained, for each spectrum the same. */
  target: number;
  /**
   * `gradCam`: channels of a layer weighted by the mean gradient of the score (Selvaraju et al. 2017, arXiv:1610.02391), negative
   * sums cut to 0. `cam`: the exact share of each point in the score, for networks that end with global average pool and one dense
   * layer (Zhou et al. 2016, arXiv:1512.04150); negative shares stay. `gradient`: the score's gradient at each point of the spectrum.
   */
  method: 'gradCam' | 'cam' | 'gradient';
  /** For `gradCam`; the last layer with points when absent. */
  layer?: string;
  /** Explains what lowers the score: for the first of two classes that share one output. */
  against?: boolean;
}

export interface ClassActivation {
  layer: string;
  /** Score before the last activation, for each spectrum; `against` leaves its sign. */
  scores: Float32Array;
  /** Points of the layer, spectrum after spectrum. */
  map: Float32Array;
  length: number;
  /** The same at every point of the spectra. */
  onSpectrum: Float32Array;
}

/** Which parts of spectra speak for an output. @throws LabError `not-found`, `invalid-input` where the network has no such layer */
export function classActivation(options: ClassActivationOptions): ClassActivation {
  const { spectra, target, method, layer, against = false } = options;
  const network = answering(options.network);
  const { plan, outputs } = network;
  if (target < 0 || target >= outputs)
    throw new LabError('not-found', `There is no output ${target}: the network has ${outputs}, from 0.`);
  const count = spectra.length / network.spec.inputLength;
  const at = method === 'gradient' ? -1 : method === 'cam' ? averagedLayer(network) : chosenLayer(network, layer);
  const shape = plan[at]?.output ?? plan[0]?.input;
  if (shape?.kind !== 'map')
    throw new LabError(
      'invalid-input',
      `The layer “${plan[at]?.name ?? ''}” has no points that could be drawn: choose one before it.`,
    );
  const { length, channels } = shape;
  const pull = new Float32Array(count * outputs);
  for (let row = 0; row < count; row += 1) pull[row * outputs + target] = against ? -1 : 1;
  const { logits, gradient, activation } = network.gradient(spectra, pull, at);
  const scores = Float32Array.from({ length: count }, (_, row) => logits[row * outputs + target] ?? 0);
  const map = method === 'gradient' ? gradient : weighted(method, { gradient, activation, count, length, channels });
  const grid = plan[at]?.grid ?? { start: 0, step: 1 };
  const points = network.spec.inputLength;
  const onSpectrum = new Float32Array(count * points);
  for (let row = 0; row < count; row += 1)
    onSpectrum.set(ontoSpectrum(map.subarray(row * length, (row + 1) * length), grid, points), row * points);
  return { layer: plan[at]?.name ?? 'input', scores, map, length, onSpectrum };
}

interface Layered {
  gradient: Float32Array;
  activation: Float32Array;
  count: number;
  length: number;
  channels: number;
}

/** Sum over the channels of activation times weight; behind a global average pool the gradient is the same at every point. */
function weighted(method: 'gradCam' | 'cam', { gradient, activation, count, length, channels }: Layered): Float32Array {
  const map = new Float32Array(count * length);
  for (let row = 0; row < count; row += 1) {
    const weights = new Float64Array(channels);
    for (let i = 0; i < length * channels; i += 1)
      weights[i % channels] =
        (weights[i % channels] as number) + (gradient[row * length * channels + i] as number) / length;
    for (let point = 0; point < length; point += 1) {
      const from = (row * length + point) * channels;
      let sum = 0;
      for (let channel = 0; channel < channels; channel += 1)
        sum += (weights[channel] as number) * (activation[from + channel] as number);
      map[row * length + point] = method === 'cam' ? sum : Math.max(0, sum);
    }
  }
  return map;
}

function chosenLayer(network: Answering, layer: string | undefined): number {
  if (layer !== undefined) return layerIndex(network, layer);
  const last = network.plan.map(({ output }) => output.kind).lastIndexOf('map');
  if (last >= 0) return last;
  throw new LabError(
    'invalid-input',
    `The network “${network.spec.title}” has no layer with points: use the gradient.`,
  );
}

function averagedLayer(network: Answering): number {
  const [average, dense] = network.plan.slice(-2);
  const linearEnd = average?.layer.type === 'globalAveragePool' && dense?.layer.type === 'dense';
  if (linearEnd && network.plan.length > 2) return network.plan.length - 3;
  throw new LabError(
    'invalid-input',
    `A class activation map needs a network that ends with globalAveragePool and one dense layer; “${network.spec.title}” does not. Use gradCam.`,
  );
}
