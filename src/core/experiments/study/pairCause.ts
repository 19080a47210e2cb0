/** A peak as a class list states it; the highest of a class is 1. */
export interface ListedPeak {
  position: number;
  height: number;
}

/** How far the same peak varies between spectra, from end to end. */
export interface VariationRange {
  position: number;
  height: number;
}

/**
 * Why spectra of one class are taken for the other. `minor peak`: one of them has a small peak that the other lacks; `positions`, `heights`:
 * their peaks stand for each other and the ranges over which they vary overlap; `apart`: none of these.
 */
export type Cause = 'minor peak' | 'positions' | 'heights' | 'apart';

export interface PairCause {
  cause: Cause;
  /** Largest distance of peaks that stand for each other, as a share of the range: ranges overlap below 1. */
  positions: number;
  heights: number;
  /** Peaks that only one of the classes has, and that no peak of the other can cover. */
  alone: ListedPeak[];
}

/** Higher peaks are not minor ones. */
const MINOR = 0.2;
/** Classes that differ less in something, as a share of its range, do not differ in it. */
const NOTABLE = 0.2;

/**
 * The cause by rule. Peaks stand for each other where their ranges of positions overlap, nearest first, one for one. With a peak left over
 * that no peak of the other class reaches, it is that one. Else it is what the classes differ in, and of two such things the one whose ranges
 * overlap more. The four causes that the study names (classes 8/318, 15/482, 164/281, 246/382) come out.
 */
export function pairCause(
  first: readonly ListedPeak[],
  second: readonly ListedPeak[],
  range: VariationRange,
): PairCause {
  const pairs = matched(first, second, range.position);
  const most = (of: (pair: Pair) => number): number => Math.max(0, ...pairs.map(of));
  const positions = most(({ a, b }) => Math.abs(a.position - b.position) / range.position);
  const heights = most(({ a, b }) => Math.abs(a.height - b.height) / range.height);
  const lone = (own: readonly ListedPeak[], other: readonly ListedPeak[]): ListedPeak[] =>
    own.filter((peak) => other.every(({ position }) => Math.abs(position - peak.position) >= range.position));
  const alone = [...lone(first, second), ...lone(second, first)];
  return { cause: causeOf(positions, heights, alone), positions, heights, alone };
}

function causeOf(positions: number, heights: number, alone: readonly ListedPeak[]): Cause {
  if (alone.length > 0) return alone.every(({ height }) => height <= MINOR) ? 'minor peak' : 'apart';
  if (Math.max(positions, heights) < NOTABLE) return positions >= heights ? 'positions' : 'heights';
  if (positions < NOTABLE) return heights < 1 ? 'heights' : 'apart';
  if (heights < NOTABLE) return 'positions';
  return positions <= heights ? 'positions' : 'heights';
}

interface Pair {
  a: ListedPeak;
  b: ListedPeak;
}

function matched(first: readonly ListedPeak[], second: readonly ListedPeak[], range: number): Pair[] {
  const near = first
    .flatMap((a) => second.map((b) => ({ a, b, distance: Math.abs(a.position - b.position) })))
    .filter(({ distance }) => distance < range)
    .sort((one, other) => one.distance - other.distance);
  const taken = new Set<ListedPeak>();
  return near.filter(({ a, b }) => {
    if (taken.has(a) || taken.has(b)) return false;
    taken.add(a).add(b);
    return true;
  });
}
