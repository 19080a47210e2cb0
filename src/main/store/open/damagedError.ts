import { LabError } from '../../../contract/data/errors.js';
import { newestIntactBackup } from '../backup/newestIntactBackup.js';
import { databasePath } from './paths.js';

/**
 * The sentence for a database that cannot be used: what is wrong, where its copy is, and the backup that can be restored instead.
 * `details.backup` holds that backup's path.
 */
export function damagedError(
  dataFolder: string,
  reason: string,
  newest: number,
  keptAside: string | undefined,
  cause?: unknown,
): LabError {
  const path = databasePath(dataFolder);
  const backup = newestIntactBackup(dataFolder, newest);
  const sentences = [
    `The database ${path} ${reason}.`,
    ...(keptAside === undefined ? [] : [`A copy of it was kept as ${keptAside}.`]),
    backup === undefined
      ? 'There is no intact backup. Nothing was deleted; move the file away to start with an empty database.'
      : `The newest intact backup is of ${backup.createdAt.toISOString().slice(0, 16).replace('T', ' ')} UTC: restore it with "phaselens restore ${backup.path}".`,
  ];
  const details = {
    database: path,
    ...(keptAside === undefined ? {} : { keptAside }),
    ...(backup === undefined ? {} : { backup: backup.path }),
  };
  return new LabError('database-damaged', sentences.join(' '), details, { cause });
}

export function newerError(dataFolder: string, version: number, newest: number): LabError {
  const path = databasePath(dataFolder);
  return new LabError(
    'database-newer',
    `The database ${path} was written by a newer version of Phaselens (data version ${version}, this program knows ${newest}). Update Phaselens to open it; it was left as it is.`,
    { database: path, version, newest },
  );
}
