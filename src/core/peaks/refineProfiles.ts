import type { Doublet, Profile } from './fitProfile.js';
import { fitProfile } from './fitProfile.js';
import { lowerBound } from './lowerBound.js';

/** Peaks fitted together at most: more make the normal equations slow without changing the result. */
const largestGroup = 8;

/**
 * Least-squares refinement of guessed peaks on the background-free curve `net`: neighbours closer than about two widths are fitted together.
 * A fit that runs away (position off by a width, or height by a factor of three) keeps the guess; two fitted peaks closer than 0.45 of the
 * narrower one's width are one asymmetric peak seen twice, and the stronger is fitted again without the other. Ascending position.
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
  // The last of a group and the first of the next were fitted apart and may have met.
  for (let double = findDouble(refined); double !== undefined; double = findDouble(refined)) refined.splice(double, 1);
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
  const data = condense(x.subarray(from, to), net.subarray(from, to), Math.min(...group.map((peak) => peak.fwhm)));
  const { profiles } = fitProfile(data.x, data.y, start, { doublet });
  const sound = profiles.map((peak, i) => {
    const guess = start[i] ?? peak;
    const ran = Math.abs(peak.position - guess.position) > 0.9 * guess.fwhm || peak.height > 3 * guess.height;
    return ran ? guess : peak;
  });
  const double = findDouble(sound);
  return double === undefined
    ? sound
    : refineGroup(
        x,
        net,
        group.filter((_, i) => i !== double),
        doublet,
      );
}

/** Index of the weaker of two peaks that are one. */
function findDouble(peaks: readonly Profile[]): number | undefined {
  for (let i = 0; i < peaks.length; i++) {
    for (let j = i + 1; j < peaks.length; j++) {
      const a = peaks[i];
      const b = peaks[j];
      if (!a || !b || Math.abs(a.position - b.position) >= 0.45 * Math.min(a.fwhm, b.fwhm)) continue;
      return a.height < b.height ? i : j;
    }
  }
  return undefined;
}

/** Means over neighbouring points, as many as leave ten in `width`: broad peaks need no more for their shape, and fits stay quick. */
function condense(x: Float64Array, y: Float64Array, width: number): { x: Float64Array; y: Float64Array } {
  const step = ((x[x.length - 1] ?? 0) - (x[0] ?? 0)) / (x.length - 1);
  const size = Math.floor(width / step / 10);
  if (!(size >= 2)) return { x, y };
  const count = Math.floor(x.length / size);
  const mean = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: count }, (_, k) => {
      let sum = 0;
      for (let i = k * size; i < (k + 1) * size; i++) sum += values[i] ?? 0;
      return sum / size;
    });
  return { x: mean(x), y: mean(y) };
}
