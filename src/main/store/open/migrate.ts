import { createHash } from 'node:crypto';
import type SQLite from 'better-sqlite3';
import { LabError } from '../../../contract/data/errors.js';
import { sqliteCode, storeError } from '../storeError.js';
import type { Migration } from '../types.js';
import { APPLICATION_ID } from './paths.js';

/** The version a list of migrations leads to. */
export function newestVersion(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

/** What must never change of a released migration. */
export function migrationHash(migration: Migration): string {
  return createHash('sha256').update(migration.statements.join(';\n')).digest('hex');
}

export function userVersion(db: SQLite.Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/**
 * Compares what was once applied with what this program would apply.
 * @throws LabError `conflict` when a migration that this database went through reads differently now
 */
export function checkHistory(db: SQLite.Database, migrations: readonly Migration[], path: string): void {
  if (userVersion(db) === 0) return;
  const applied = db.prepare('SELECT version, name, sha256 FROM schema_migrations ORDER BY version').all() as {
    version: number;
    name: string;
    sha256: string;
  }[];
  const expected = migrations.filter(({ version }) => version <= userVersion(db));
  const agrees =
    applied.length === expected.length &&
    expected.every((migration, index) => {
      const row = applied[index];
      return row?.version === migration.version && row.sha256 === migrationHash(migration);
    });
  if (agrees) return;
  throw new LabError(
    'conflict',
    `The database ${path} was set up by another edition of Phaselens, whose steps differ from this one's. It was left as it is; open it with that edition, or choose another folder with --data.`,
    { database: path },
  );
}

/**
 * Brings the schema to the newest version in one immediate transaction, so that a failure at any statement of any step leaves the
 * version that the previous program can read. Foreign keys are checked once at the end.
 * @throws LabError `disk` when there is no room, else `internal`; the database is unchanged
 */
export function migrate(db: SQLite.Database, migrations: readonly Migration[], path: string, now: () => Date): void {
  const pending = migrations.filter(({ version }) => version > userVersion(db));
  if (pending.length === 0) return;
  let step = '';
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      db.exec(`CREATE TABLE IF NOT EXISTS schema_migrations (
        version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT`);
      for (const migration of pending) {
        step = `${migration.version} ${migration.name}`;
        for (const statement of migration.statements) db.exec(statement);
        db.prepare('INSERT INTO schema_migrations VALUES (?, ?, ?, ?)').run(
          migration.version,
          migration.name,
          migrationHash(migration),
          now().toISOString(),
        );
        db.pragma(`user_version = ${migration.version}`);
      }
      db.pragma(`application_id = ${APPLICATION_ID}`);
      const orphans = db.pragma('foreign_key_check') as unknown[];
      if (orphans.length > 0) throw new Error(`${orphans.length} rows would refer to nothing`);
    }).immediate();
  } catch (cause) {
    const code = sqliteCode(cause);
    if (code !== '' && code !== 'SQLITE_ERROR' && !code.startsWith('SQLITE_CONSTRAINT')) throw storeError(cause, path);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LabError(
      'internal',
      `The database ${path} could not be brought to the new version (step ${step}: ${reason}). It is unchanged; use the previous version of Phaselens and report this.`,
      { database: path, step },
      { cause },
    );
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
