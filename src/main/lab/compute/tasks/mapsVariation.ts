import type { VariationMeasures } from '../../../../contract/index.js';
import type { MainPeak } from '../../../../core/explain/variation/mainPeaks.js';
import { mapVariation, type TwinMaps } from '../../../../core/explain/variation/mapVariation.js';

export interface MapsVariationInput {
  maps: TwinMaps;
  peaks: readonly MainPeak[];
  /** Stretches of the spectrum that are looked at, each by itself. */
  within: readonly (readonly [number, number])[];
}

/** What varies in one map, for each stretch. */
export function mapsVariation({ maps, peaks, within }: MapsVariationInput): VariationMeasures[] {
  return within.map((stretch) => mapVariation(maps, peaks, { within: stretch }));
}
