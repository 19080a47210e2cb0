import type { VariationMeasures } from '../../../contract/index.js';
import type { MainPeak } from '../../explain/variation/mainPeaks.js';
import { mapVariation, type TwinMaps } from '../../explain/variation/mapVariation.js';
import { medianInPlace } from '../../preprocess/medianInPlace.js';

type Measure = keyof VariationMeasures;

export interface NormalisedMaps {
  /** After over before, geometric mean over the channels: each is compared with itself, so that their new weights do not count. */
  factors: Record<Measure, number | null>;
  /** Level beside the peak, without sign, over the height of the peak; mean over the channels. */
  levelBefore: number;
  levelAfter: number;
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
  const pairs = Array.from({ length: before.channels }, (_, channel) => ({
    before: channelOf(before, channel),
    after: channelOf(after, channel),
  }));
  const variations = pairs.map((pair) => ({
    before: mapVariation(pair.before, peaks, { within }),
    after: mapVariation(pair.after, peaks, { within }),
  }));
  const factor = (measure: Measure): number | null => {
    const logs = variations.flatMap((one) => {
      const [from, to] = [one.before[measure] ?? 0, one.after[measure] ?? 0];
      return from > 0 && to > 0 ? Math.log(to / from) : [];
    });
    return logs.length > 0 ? Math.exp(mean(logs)) : null;
  };
  const [first, second] = [pairs.map((pair) => range(pair.before.full)), pairs.map((pair) => range(pair.after.full))];
  return {
    factors: {
      noise: factor('noise'),
      background: factor('background'),
      width: factor('width'),
      position: factor('position'),
    },
    levelBefore: mean(pairs.flatMap((pair) => level(pair.before) ?? [])),
    levelAfter: mean(pairs.flatMap((pair) => level(pair.after) ?? [])),
    ...{ rangeBefore: mean(first), rangeAfter: mean(second) },
    ...{
      unevenBefore: Math.max(...first) / Math.min(...first),
      unevenAfter: Math.max(...second) / Math.min(...second),
    },
  };
}

function channelOf(maps: TwinMaps, channel: number): TwinMaps {
  const take = (values: Float32Array) =>
    Float32Array.from({ length: values.length / maps.channels }, (_, i) => values[i * maps.channels + channel] ?? 0);
  const { full, withoutNoise, clean } = maps;
  return { ...maps, channels: 1, full: take(full), withoutNoise: take(withoutNoise), clean: take(clean) };
}

/** Median of the spectra as they are over the mean height of their peaks; null where there is no peak. */
function level({ full, clean, length }: TwinMaps): number | null {
  let levels = 0;
  let heights = 0;
  for (let from = 0; from < full.length; from += length) {
    levels += Math.abs(medianInPlace(Float64Array.from(full.subarray(from, from + length))));
    const line = clean.subarray(from, from + length);
    const base = medianInPlace(Float64Array.from(line));
    heights += line.reduce((most, value) => Math.max(most, Math.abs(value - base)), 0);
  }
  return heights > 0 ? levels / heights : null;
}

function range(values: Float32Array): number {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
