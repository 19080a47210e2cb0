import type { FeatureMaps } from '../experimentLab.js';

export interface Liveness {
  /** Per convolution, from the first: nothing but zeros, in every channel, for every spectrum. */
  dead: boolean[];
  /** The same for spectra without noise and background: nothing of the peak comes through. */
  blind: boolean[];
  /** Number from 0 of the first convolution that is blind; null while none is. */
  firstBlind: number | null;
}

/** @param maps of the convolutions in their order, of `probes` spectra and then of the same without noise and background */
export function liveness(maps: readonly FeatureMaps[], probes: number): Liveness {
  const empty = (from: (half: number) => number, to: (half: number) => number) =>
    maps.map(({ values, length, channels }) => {
      const half = probes * length * channels;
      return values.subarray(from(half), to(half)).every((value) => value === 0);
    });
  const dead = empty(
    () => 0,
    (half) => half,
  );
  const blind = empty(
    (half) => half,
    (half) => 2 * half,
  );
  const first = blind.indexOf(true);
  return { dead, blind, firstBlind: first < 0 ? null : first };
}
