/** Sums of two measured mixtures: compositions that nobody measured, with the noise and the faults of measured patterns. */
import { interpolate } from '../src/core/preprocess/interpolate.js';
import type { Spectrum } from '../src/contract/data/spectrum.js';

export interface Mixture {
  name: string;
  spectrum: Spectrum;
  /** Shift of its lines, degrees 2θ. */
  shift: number;
  /** Percent of each phase. */
  weighed: readonly number[];
}

/** Each pair in 3:7, 1:1 and 7:3, lines brought to the first one's places. Equal weights scatter about equally here: the absorption of these minerals is alike. */
export function sumsOfTwo(mixtures: readonly Mixture[]): Mixture[] {
  return mixtures.flatMap((first, i) =>
    mixtures.slice(i + 1).flatMap((second) =>
      [0.3, 0.5, 0.7].map((share): Mixture => {
        const { x, y } = first.spectrum;
        const moved = interpolate(
          second.spectrum.x,
          second.spectrum.y,
          x.map((value) => value + second.shift - first.shift),
        );
        return {
          name: `${share} ${first.name} + ${(1 - share).toFixed(1)} ${second.name}`,
          spectrum: { ...first.spectrum, y: y.map((value, k) => share * value + (1 - share) * moved[k]!) },
          shift: first.shift,
          weighed: first.weighed.map((value, k) => share * value + (1 - share) * second.weighed[k]!),
        };
      }),
    ),
  );
}
