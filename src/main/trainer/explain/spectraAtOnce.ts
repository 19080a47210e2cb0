import type { PlannedLayer } from '../../../core/architectures/planNetwork.js';
import { sizeOf } from '../../../core/architectures/shapes.js';

/** Numbers of the largest layer of a batch, 128 MiB. Fewer let large dense layers read their weights too often. */
const MOST_NUMBERS = 2 ** 25;
const MOST_SPECTRA = 256;

/** How many spectra may go through these layers together without filling the memory. */
export function spectraAtOnce(layers: readonly PlannedLayer[], inputLength: number): number {
  const largest = layers.reduce((most, { output }) => Math.max(most, sizeOf(output)), inputLength);
  return Math.max(1, Math.min(MOST_SPECTRA, Math.floor(MOST_NUMBERS / largest)));
}
