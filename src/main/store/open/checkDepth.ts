export type CheckDepth = 'none' | 'quick' | 'full';

const MEGABYTE = 1024 * 1024;

/**
 * How thoroughly a database is checked when it opens, so that starting stays quick: SQLite checks at some hundred megabytes a second.
 * A small one is checked in full each time; a large one quickly, and only after an unclean end or once a week.
 */
export function checkDepth(state: { bytes: number; unclean: boolean; daysSinceCheck: number }): CheckDepth {
  if (state.bytes <= 8 * MEGABYTE) return 'full';
  if (state.bytes <= 64 * MEGABYTE) return 'quick';
  return state.unclean || state.daysSinceCheck >= 7 ? 'quick' : 'none';
}
