import type { ReferenceSummary } from '../../contract/data/reference.js';
import { closeScore, phaseKey } from './keepDuplicatesTogether.js';

export interface FoldDuplicatesOptions {
  /** Entries of one phase with nearly the same score that stay in the list. */
  most: number;
  /** Libraries whose entries always stay: a person's own. */
  keptLibraries: readonly string[];
}

/** An entry that stays, and how many of its phase it stands for besides itself and those that follow it. */
export interface Folded<T> {
  entry: T;
  alike: number;
}

/**
 * Large libraries hold a common phase dozens of times, which would leave no room for its rivals. Of entries of one phase whose scores lie within
 * a small difference of its best, the first few stay and the first says how many more there are.
 */
export function foldDuplicates<T extends { score: number }>(
  ranked: readonly T[],
  summaryOf: (entry: T) => Pick<ReferenceSummary, 'name' | 'formula' | 'spaceGroup' | 'libraryId'>,
  { most, keptLibraries }: FoldDuplicatesOptions,
): Folded<T>[] {
  const phases = new Map<string, { first: Folded<T>; stayed: number }>();
  const result: Folded<T>[] = [];
  for (const entry of ranked) {
    const summary = summaryOf(entry);
    const phase = phases.get(phaseKey(summary));
    // A worse fit of the same formula may be another polymorph, unless it even has the same name.
    const close =
      phase !== undefined &&
      (phase.first.entry.score - entry.score <= closeScore || summaryOf(phase.first.entry).name === summary.name);
    if (close && phase.stayed >= most && !keptLibraries.includes(summary.libraryId)) {
      phase.first.alike++;
      continue;
    }
    const folded = { entry, alike: 0 };
    result.push(folded);
    if (close) phase.stayed++;
    else phases.set(phaseKey(summary), { first: folded, stayed: 1 });
  }
  return result;
}
