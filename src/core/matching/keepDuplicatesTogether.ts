import type { ReferenceSummary } from '../../contract/data/reference.js';

/** Same for entries of one phase: formula and lattice letter (a structure written in P 1 keeps apart from its centred twin). */
export function phaseKey({ formula, spaceGroup }: Pick<ReferenceSummary, 'formula' | 'spaceGroup'>): string {
  return `${formula.replace(/\s/g, '')}|${(spaceGroup ?? '').replace(/[\s:].*$|\s/g, '')}`;
}

/** Scores this close below the first entry of a phase still follow it directly. */
export const closeScore = 0.03;

/** Entries of one phase (same formula and space group) within a small score difference stand side by side, in the order of their scores. */
export function keepDuplicatesTogether<T extends { score: number }>(
  ranked: readonly T[],
  summaryOf: (entry: T) => Pick<ReferenceSummary, 'formula' | 'spaceGroup'>,
): T[] {
  const key = (entry: T): string => phaseKey(summaryOf(entry));
  const waiting = new Map<string, T[]>();
  for (const entry of ranked) waiting.set(key(entry), [...(waiting.get(key(entry)) ?? []), entry]);
  const result: T[] = [];
  const placed = new Set<T>();
  for (const entry of ranked) {
    if (placed.has(entry)) continue;
    for (const other of waiting.get(key(entry)) ?? []) {
      if (placed.has(other) || other.score < entry.score - closeScore) continue;
      placed.add(other);
      result.push(other);
    }
  }
  return result;
}
