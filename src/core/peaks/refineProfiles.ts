import type { Doublet, Profile } from './fitProfile.js';
import { fitProfile } from './fitProfile.js';
import { lowerBound } from './lowerBound.js';

/** Peaks fitted together at most: more make the normal equations slow without changing the result. */
const largestGroup = 8;

/**
 * Least-squares refinement of guessed peaks on the background-free curve `net`: neighbours closer than about two widths are fitted together.
 * A fit that runs away (position off by a width, or height by a factor of three) keeps the guess. Ascending position.
 */
export function refineProfiles(
  x: Float64Array,
  net: Float64Array,
  guesses: readonly Profile[],
  doublet: Doublet | undefined,
): Profile[] {
  const refined: Profile[] = [];
  let start = 0;
  while (start < guesses.length) {
    let end = start + 1;
    while (end < guesses.length && end - start < largestGroup && touches(guesses[end - 1], guesses[end], doublet))
      end++;
    refined.push(...refineGroup(x, net, guesses.slice(start, end), doublet));
    start = end;
  }
  return refined.sort((a, b) => a.position - b.position);
}

function touches(a: Profile | undefined, b: Profile | undefined, doublet: Doublet | undefined): boolean {
  if (!a || !b) return false;
  const edge = doublet ? Math.max(a.position, doublet.companion(a.position)) : a.position;
  return b.position - edge < 1.2 * (a.fwhm + b.fwhm);
}

function refineGroup(
  x: Float64Array,
  net: Float64Array,
  group: readonly Profile[],
  doublet: Doublet | undefined,
): Profile[] {
  const reach = Math.max(...group.map((peak) => peak.fwhm)) * 1.5;
  const companions = doublet ? group.map((peak) => doublet.companion(peak.position)) : [];
  const places = [...group.map((peak) => peak.position), ...companions];
  const from = lowerBound(x, Math.min(...places) - reach);
  const to = lowerBound(x, Math.max(...places) + reach);
  if (to - from < 4 * group.length) return [...group];
  // Where the doublet is not resolved the guess saw both lines as one.
  const start = group.map((peak) => {
    const apart = doublet ? Math.abs(doublet.companion(peak.position) - peak.position) : Infinity;
    return doublet && apart < peak.fwhm
      ? {
          ...peak,
          position: peak.position - (apart * doublet.ratio) / (1 + doublet.ratio) / 2,
          height: peak.height / (1 + doublet.ratio * (1 - apart / peak.fwhm)),
        }
      : peak;
  });
  const { profiles } = fitProfile(x.subarray(from, to), net.subarray(from, to), start, { doublet });
  return profiles.map((peak, i) => {
    const guess = start[i] ?? peak;
    const ran = Math.abs(peak.position - guess.position) > 0.9 * guess.fwhm || peak.height > 3 * guess.height;
    return ran ? guess : peak;
  });
}
