import type SQLite from 'better-sqlite3';
import type { CheckDepth } from './checkDepth.js';

/** What SQLite finds wrong, or undefined. Reads only. */
export function findDamage(db: SQLite.Database, depth: CheckDepth): string | undefined {
  if (depth === 'none') return undefined;
  const pragma = depth === 'full' ? 'integrity_check(3)' : 'quick_check(3)';
  const rows = db.pragma(pragma) as Record<string, string>[];
  const lines = rows.flatMap((row) => Object.values(row));
  return lines.length === 1 && lines[0] === 'ok' ? undefined : lines.join('; ');
}
