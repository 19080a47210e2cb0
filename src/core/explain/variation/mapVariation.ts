import type { VariationMeasures } from '../../../contract/index.js';
import { medianInPlace } from '../../preprocess/medianInPlace.js';
import type { MainPeak } from './mainPeaks.js';

/** One map of the same spectra of one class, three times. Values: spectrum after spectrum, point after point, channels side by side. */
export interface TwinMaps {
  length: number;
  channels: number;
  /** Point i looks at index `start + i * step` of the spectrum. */
  start: number;
  step: number;
  full: Float32Array;
  withoutNoise: Float32Array;
  clean: Float32Array;
}

export interface MapVariationOptions {
  /** First and last index of the spectrum that is looked at; all of it. See `paddingReach`. */
  within?: readonly [number, number];
}

/** Fewer points than this have no base line to measure a peak from. */
const FEWEST_POINTS = 5;
/** A channel whose peaks are lower than this part of the strongest channel's is empty. */
const EMPTY = 1e-6;

/**
 * What varies among spectra of one class in a map. A peak is the largest deviation of a clean spectrum's map from its own median, up or down,
 * within the stretch that belongs to its highest peak; its height is that deviation.
 *
 * All four numbers are means over the channels that are not empty, each weighted with its mean peak height, so that a channel counts as
 * much as it carries signal; noise and background are parts of the peak height. Noise: root mean square over spectra and points. Background:
 * mean over spectra of the largest minus the smallest value that it adds. Width: standard deviation over mean of the full width at half
 * maximum. Position: standard deviation, in points of this map.
 */
export function mapVariation(
  maps: TwinMaps,
  peaks: readonly MainPeak[],
  options: MapVariationOptions = {},
): VariationMeasures {
  const channels = Array.from({ length: maps.channels }, (_, channel) => measureChannel(maps, peaks, channel, options));
  const strongest = Math.max(0, ...channels.map(({ height }) => height));
  const filled = channels.filter(({ height }) => height > EMPTY * strongest && height > 0);
  const mean = (pick: (channel: ChannelMeasures) => number | null): number | null => {
    let sum = 0;
    let weights = 0;
    for (const channel of filled) {
      const value = pick(channel);
      if (value === null) continue;
      sum += value * channel.height;
      weights += channel.height;
    }
    return weights > 0 ? sum / weights : null;
  };
  return {
    noise: mean(({ noise, height }) => noise / height),
    background: mean(({ background, height }) => background / height),
    width: mean(({ width }) => width),
    position: mean(({ position }) => position),
  };
}

interface ChannelMeasures {
  height: number;
  noise: number;
  background: number;
  width: number | null;
  position: number | null;
}

function measureChannel(
  maps: TwinMaps,
  peaks: readonly MainPeak[],
  channel: number,
  { within = [-Infinity, Infinity] }: MapVariationOptions,
): ChannelMeasures {
  const { length, channels, start, step, full, withoutNoise, clean } = maps;
  const first = Math.max(0, Math.ceil((within[0] - start) / step));
  const last = Math.min(length - 1, Math.floor((within[1] - start) / step));
  const line = new Float64Array(length);
  let heights = 0;
  let squares = 0;
  let ranges = 0;
  const positions: number[] = [];
  const widths: number[] = [];
  peaks.forEach((peak, spectrum) => {
    const offset = spectrum * length * channels + channel;
    let low = Infinity;
    let high = -Infinity;
    for (let i = first; i <= last; i++) {
      const at = offset + i * channels;
      squares += (full[at]! - withoutNoise[at]!) ** 2;
      const added = withoutNoise[at]! - clean[at]!;
      low = Math.min(low, added);
      high = Math.max(high, added);
    }
    if (high >= low) ranges += high - low;
    for (let i = 0; i < length; i++) line[i] = clean[offset + i * channels]!;
    const from = Math.max(first, Math.ceil((peak.from - start) / step));
    const found = findPeak(line, from, Math.min(last, Math.floor((peak.to - start) / step)));
    heights += found.height;
    if (found.height > 0) positions.push(found.position);
    if (found.width !== null) widths.push(found.width);
  });
  const count = peaks.length;
  const points = Math.max(0, last - first + 1) * count;
  const width = length < FEWEST_POINTS ? null : spread(widths);
  return {
    height: heights / count,
    noise: points > 0 ? Math.sqrt(squares / points) : 0,
    background: ranges / count,
    width: width && width.sd / width.mean,
    position: (length < FEWEST_POINTS ? null : spread(positions))?.sd ?? null,
  };
}

function findPeak(line: Float64Array, from: number, to: number) {
  // The median of the whole line, which has more base than peak.
  const base = medianInPlace(line.slice());
  const last = line.length - 1;
  let top = -1;
  let height = 0;
  for (let i = from; i <= to; i++) {
    const deviation = Math.abs(line[i]! - base);
    if (deviation > height) {
      height = deviation;
      top = i;
    }
  }
  if (top < 0) return { height: 0, position: NaN, width: null };
  const sign = Math.sign(line[top]! - base);
  const above = (i: number) => sign * (line[i]! - base);
  // A flat top, as pools that overlap make it, stands where its middle is.
  let flat = top;
  while (flat < last && above(flat + 1) === height) flat++;
  const half = height / 2;
  const cross = (direction: -1 | 1): number | null => {
    let i = top;
    while (i >= 0 && i <= last && above(i) > half) i += direction;
    if (i < 0 || i > last) return null;
    const inside = above(i - direction);
    return i - direction + (direction * (inside - half)) / (inside - above(i));
  };
  const left = cross(-1);
  const right = cross(1);
  return { height, position: (top + flat) / 2, width: left === null || right === null ? null : right - left };
}

/** Mean and standard deviation; null of fewer than two. */
function spread(values: readonly number[]): { mean: number; sd: number } | null {
  const n = values.length;
  if (n < 2) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / (n - 1)) };
}
