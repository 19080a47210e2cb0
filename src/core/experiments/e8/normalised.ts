import type { VariationMeasures } from '../../../contract/index.js';
import { mapVariation, type TwinMaps } from '../../explain/variation/mapVariation.js';
import type { MainPeak } from '../../explain/variation/mainPeaks.js';

export interface NormalisedMaps {
  before: VariationMeasures;
  after: VariationMeasures;
  /** Largest minus smallest value of a channel over spectra and points, mean over the channels. */
  rangeBefore: number;
  rangeAfter: number;
  /** Of the ranges of the channels, largest over smallest: how unequal they are. */
  unevenBefore: number;
  unevenAfter: number;
}

/** What a batch normalisation does to its maps. */
export function normalisedMaps(
  before: TwinMaps,
  after: TwinMaps,
  peaks: readonly MainPeak[],
  within: readonly [number, number],
): NormalisedMaps {
  const [first, second] = [channelRanges(before), channelRanges(after)];
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const uneven = (all: readonly number[]) => Math.max(...all) / Math.min(...all);
  return {
    before: mapVariation(before, peaks, { within }),
    after: mapVariation(after, peaks, { within }),
    ...{ rangeBefore: mean(first), rangeAfter: mean(second) },
    ...{ unevenBefore: uneven(first), unevenAfter: uneven(second) },
  };
}

function channelRanges({ full, channels }: TwinMaps): number[] {
  return Array.from({ length: channels }, (_, channel) => {
    let low = Infinity;
    let high = -Infinity;
    for (let i = channel; i < full.length; i += channels) {
      low = Math.min(low, full[i] ?? low);
      high = Math.max(high, full[i] ?? high);
    }
    return high - low;
  });
}
