import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type SQLite from 'better-sqlite3';
import { LabError } from '../../contract/data/errors.js';
import { listBackups } from './backup/listBackups.js';
import { writeBackup } from './backup/writeBackup.js';
import { Connection } from './connection.js';
import { migrations as ownMigrations } from './migrations/index.js';
import type { FolderLock } from './open/acquireLock.js';
import { userVersion } from './open/migrate.js';
import { openReadable } from './open/openReadable.js';
import { openWritable } from './open/openWritable.js';
import { databasePath } from './open/paths.js';
import { tidyFolder } from './open/tidyFolder.js';
import { createDatasetRepository } from './repositories/datasets.js';
import { createExperimentRepository } from './repositories/experiments.js';
import { createExplanationRepository } from './repositories/explanations.js';
import { createQuantificationRepository } from './repositories/quantifications.js';
import { createJobRepository, settleJobs } from './repositories/jobs.js';
import { createLibraryRepository } from './repositories/libraries.js';
import { createMeasurementRepository } from './repositories/measurements.js';
import { createModelRepository } from './repositories/models.js';
import { createProjectRepository } from './repositories/projects.js';
import { createReferenceRepository } from './repositories/references.js';
import { createRunRepository, settleRuns } from './repositories/runs.js';
import { createSettingsRepository } from './repositories/settings.js';
import { purgeDeleted, settleStatus } from './repositories/settleMeasurements.js';
import { createTagRepository } from './repositories/tags.js';
import { createTextLayoutRepository } from './repositories/textLayouts.js';
import { storeError } from './storeError.js';
import type { BackupFile, OpenStoreOptions, Store } from './types.js';

/**
 * Opens the data folder. `readwrite` locks it, checks and migrates the database, marks work that an ended process left open, and forgets
 * what was deleted 30 days ago.
 * @throws LabError `database-locked`, `database-newer`, `database-damaged` (its sentence offers a backup), `conflict`, `disk`, `internal`
 */
export function openStore(options: OpenStoreOptions): Store {
  const dataFolder = resolve(options.dataFolder);
  const now = options.now ?? (() => new Date());
  const migrations = options.migrations ?? ownMigrations;
  const path = databasePath(dataFolder);
  if (options.mode === 'readonly') {
    const { db, dispose } = openReadable(dataFolder, migrations, now);
    return assemble(dataFolder, 'readonly', new Connection(db, path), now, () => {
      db.close();
      dispose();
    });
  }
  const { db, lock } = openWritable(dataFolder, migrations, now);
  const connection = new Connection(db, path);
  try {
    tidyFolder(dataFolder, now());
    connection.transaction(() => {
      settleJobs(connection, now);
      // Tests open schemas of before.
      if (migrations.some(({ name }) => name === 'learning')) settleRuns(connection, now);
      settleStatus(connection);
      purgeDeleted(connection, now());
    });
  } catch (cause) {
    db.close();
    lock.release();
    throw cause;
  }
  const wantsBackup = options.backupOnClose ?? true;
  return assemble(dataFolder, 'readwrite', connection, now, () => {
    closeWritable(db, lock, () => {
      if (!wantsBackup || !changedToday(dataFolder, now())) return;
      try {
        writeBackup(db, dataFolder, 'daily', now());
      } catch (cause) {
        throw dailyBackupError(storeError(cause, path));
      }
    });
  });
}

function assemble(
  dataFolder: string,
  mode: Store['mode'],
  connection: Connection,
  now: () => Date,
  end: () => void,
): Store {
  const db = connection.raw;
  let closed = false;
  return {
    dataFolder,
    mode,
    projects: createProjectRepository(connection, now),
    measurements: createMeasurementRepository(connection, now),
    datasets: createDatasetRepository(connection, now),
    runs: createRunRepository(connection),
    models: createModelRepository(connection),
    experiments: createExperimentRepository(connection),
    explanations: createExplanationRepository(connection),
    quantifications: createQuantificationRepository(connection),
    tags: createTagRepository(connection),
    textLayouts: createTextLayoutRepository(connection, now),
    settings: createSettingsRepository(connection),
    jobs: createJobRepository(connection),
    libraries: createLibraryRepository(connection),
    references: createReferenceRepository(connection),
    transaction: (work) => connection.transaction(work),
    info: () => ({
      path: db.memory ? '' : connection.path,
      bytes:
        (db.pragma('page_count', { simple: true }) as number) * (db.pragma('page_size', { simple: true }) as number),
      schemaVersion: userVersion(db),
      lastBackupAt: listBackups(dataFolder)[0]?.createdAt.toISOString() ?? null,
    }),
    createBackup: (path): BackupFile => writeBackup(db, dataFolder, 'manual', now(), path),
    close() {
      if (closed) return;
      closed = true;
      connection.guarded(end);
    },
  };
}

/** A backup that fails (a full disk) must not keep the database open; its error is told after all is closed. */
function closeWritable(db: SQLite.Database, lock: FolderLock, backup: () => void): void {
  try {
    backup();
  } finally {
    db.close();
    lock.release();
  }
}

/** Without the first sentence a person would think that what they did was not stored. */
function dailyBackupError(cause: unknown): unknown {
  if (!(cause instanceof LabError)) return cause;
  const sentence = `What was done is stored; only the daily backup failed. ${cause.message}`;
  return new LabError(cause.kind, sentence, cause.details, { cause });
}

/** True when the database changed after the newest backup, and none was made today (UTC). */
function changedToday(dataFolder: string, now: Date): boolean {
  const newest = listBackups(dataFolder)[0];
  if (newest === undefined) return true;
  if (newest.createdAt.toISOString().slice(0, 10) === now.toISOString().slice(0, 10)) return false;
  const path = databasePath(dataFolder);
  return [path, `${path}-wal`].some(
    (file) => (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > newest.createdAt.getTime(),
  );
}
