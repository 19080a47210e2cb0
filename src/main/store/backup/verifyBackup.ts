import { statSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { LabError } from '../../../contract/data/errors.js';
import { findDamage } from '../open/findDamage.js';
import { APPLICATION_ID } from '../open/paths.js';
import { userVersion } from '../open/migrate.js';
import { readHeader } from '../open/readHeader.js';

/** Bytes from which a check takes seconds. */
const QUICK_FROM = 64 * 1024 * 1024;

export interface VerifiedBackup {
  schemaVersion: number;
  /** Rows by table. */
  counts: Record<string, number>;
}

/**
 * Opens a backup for reading and checks that it is ours, whole, and not newer than this program.
 * @throws LabError `not-found`, `database-damaged` or `database-newer`
 */
export function verifyBackup(path: string, newest: number): VerifiedBackup {
  const header = readHeader(path);
  if (header.kind === 'missing') {
    throw new LabError('not-found', `There is no backup at ${path}. Check the path.`, { path });
  }
  if (header.kind !== 'sqlite' || header.applicationId !== APPLICATION_ID) {
    throw new LabError(
      'database-damaged',
      `${path} is not a backup of Phaselens, or it is damaged. Choose another one.`,
      {
        path,
      },
    );
  }
  let db: SQLite.Database | undefined;
  try {
    db = new SQLite(path, { readonly: true, fileMustExist: true });
    const schemaVersion = userVersion(db);
    if (schemaVersion > newest) throw newer(path, schemaVersion, newest);
    const damage = findDamage(db, statSync(path).size > QUICK_FROM ? 'quick' : 'full');
    if (damage !== undefined) throw damaged(path, damage);
    return { schemaVersion, counts: countRows(db) };
  } catch (cause) {
    throw cause instanceof LabError ? cause : damaged(path, cause instanceof Error ? cause.message : '', cause);
  } finally {
    db?.close();
  }
}

/** Rows of every table, for comparing a copy with its source. */
export function countRows(db: SQLite.Database): Record<string, number> {
  const tables = db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((table) => [table, db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number]),
  );
}

function newer(path: string, version: number, newest: number): LabError {
  return new LabError(
    'database-newer',
    `${path} was written by a newer version of Phaselens (data version ${version}, this program knows ${newest}). Update Phaselens to open it; it was left as it is.`,
    { path, version, newest },
  );
}

function damaged(path: string, reason: string, cause?: unknown): LabError {
  return new LabError(
    'database-damaged',
    `The backup ${path} is damaged (${reason}). Choose another one.`,
    { path },
    { cause },
  );
}
