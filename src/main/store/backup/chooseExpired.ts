import type { BackupReason } from './listBackups.js';

const KEPT_OF_TODAY = 3;
const KEPT_IN_ALL = 10;

/**
 * Which automatic backups may go: of today the newest three stay, of each earlier day the newest, ten in all.
 * Backups that a person asked for are never chosen, nor do they count. Days are UTC.
 */
export function chooseExpired<Backup extends { createdAt: Date; reason: BackupReason }>(
  backups: readonly Backup[],
  now: Date,
): Backup[] {
  const automatic = backups
    .filter(({ reason }) => reason !== 'manual')
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  const perDay = new Map<string, number>();
  let kept = 0;
  return automatic.filter(({ createdAt }) => {
    const day = createdAt.toISOString().slice(0, 10);
    const ofDay = perDay.get(day) ?? 0;
    const allowed = day === now.toISOString().slice(0, 10) ? KEPT_OF_TODAY : 1;
    if (ofDay >= allowed || kept >= KEPT_IN_ALL) return true;
    perDay.set(day, ofDay + 1);
    kept += 1;
    return false;
  });
}
