import type { VariationMeasures } from '../../../contract/index.js';
import type { MainPeak } from './mainPeaks.js';
import { mapVariation, type MapVariationOptions, type TwinMaps } from './mapVariation.js';

/**
 * What varies among spectra of one class before and after a layer; see {@link mapVariation} for the four numbers and their units.
 * @param before maps that the layer gets; for the first layer the spectra themselves, one channel
 * @param peaks of the same spectra, see `mainPeaks`
 */
export function layerVariation(
  before: TwinMaps,
  after: TwinMaps,
  peaks: readonly MainPeak[],
  options: MapVariationOptions = {},
): { before: VariationMeasures; after: VariationMeasures } {
  return { before: mapVariation(before, peaks, options), after: mapVariation(after, peaks, options) };
}
