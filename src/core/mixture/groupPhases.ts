import type { LineList } from '../../contract/data/crystal.js';
import { phaseKey } from '../matching/keepDuplicatesTogether.js';
import type { XrdReferenceIndex } from '../matching/xrdReferences.js';

/** Relative difference of spacings of one phase in two publications. */
const sameSpacing = 0.02;

/**
 * A function that gives one number to all references of a phase: same formula and lattice letter, strongest lines at the same spacings (rutile
 * and brookite share formula and letter). Groups are formed as references are asked for, by the first of each.
 */
export function groupPhases({ references }: XrdReferenceIndex): (reference: number) => number {
  const groups = new Map<string, { first: number; spacings: number[] }[]>();
  const known = new Map<number, number>();
  return (reference) => {
    const before = known.get(reference);
    if (before !== undefined) return before;
    const { summary, lines } = references[reference]!;
    const key = phaseKey(summary);
    const spacings = strongest(lines, 8);
    let list = groups.get(key);
    if (!list) groups.set(key, (list = []));
    let group = list.find((one) => alike(one.spacings, spacings));
    if (!group) list.push((group = { first: reference, spacings }));
    known.set(reference, group.first);
    return group.first;
  };
}

function strongest({ dSpacing, intensity }: LineList, most: number): number[] {
  const weight = (k: number): number => intensity[k]! * dSpacing[k]! ** 2;
  return Array.from(dSpacing.keys())
    .sort((p, q) => weight(q) - weight(p))
    .slice(0, most)
    .map((k) => dSpacing[k]!);
}

function alike(p: readonly number[], q: readonly number[]): boolean {
  const near = (list: readonly number[], value: number): boolean =>
    list.some((other) => Math.abs(other / value - 1) < sameSpacing);
  return p.slice(0, 3).every((value) => near(q, value)) && q.slice(0, 3).every((value) => near(p, value));
}
