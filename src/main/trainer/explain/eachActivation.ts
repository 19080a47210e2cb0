import { sizeOf } from '../../../core/architectures/shapes.js';
import type { Answering } from './answering.js';
import { spectraAtOnce } from './spectraAtOnce.js';

/** Numbers of all wanted layers of a batch, 64 MiB. */
const MOST_NUMBERS = 2 ** 24;

/**
 * Goes through what layers make of spectra, in batches that memory can hold. `which` is the place in `layers`, `first` the number of the
 * batch's first spectrum.
 */
export function eachActivation(
  network: Answering,
  spectra: Float32Array,
  layers: readonly number[],
  look: (which: number, values: Float32Array, first: number, count: number) => void,
): void {
  const { plan, spec } = network;
  const { inputLength } = spec;
  const through = plan.slice(0, Math.max(...layers) + 1);
  const told = layers.reduce((sum, index) => sum + (plan[index] ? sizeOf(plan[index].output) : 0), 0);
  const size = Math.max(1, Math.min(spectraAtOnce(through, inputLength), Math.floor(MOST_NUMBERS / Math.max(1, told))));
  const count = spectra.length / inputLength;
  for (let first = 0; first < count; first += size) {
    const last = Math.min(count, first + size);
    const found = network.activations(spectra.subarray(first * inputLength, last * inputLength), layers);
    found.forEach((values, which) => look(which, values, first, last - first));
  }
}
