import { dirname } from 'node:path';
import { LabError } from '../../contract/data/errors.js';
import { systemCode } from '../files/fileError.js';

/** SQLite's result code, e.g. `SQLITE_FULL`; empty for other errors. */
export function sqliteCode(cause: unknown): string {
  const code = systemCode(cause);
  return code.startsWith('SQLITE_') ? code : '';
}

/** True when SQLite says that the file's content, not the disk or a lock, is at fault. */
export function isDamage(cause: unknown): boolean {
  const code = sqliteCode(cause);
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code === 'SQLITE_IOERR_SHORT_READ';
}

/** Turns what SQLite throws into a LabError with a sentence; other errors pass unchanged. `path` is the database. */
export function storeError(cause: unknown, path: string): unknown {
  const code = sqliteCode(cause);
  if (code === '' || !(cause instanceof Error)) return cause;
  const folder = dirname(path);
  const error = (kind: LabError['kind'], sentence: string) =>
    new LabError(kind, sentence, { code, database: path }, { cause });
  if (isDamage(cause)) {
    return error(
      'database-damaged',
      `The database ${path} is damaged. Restart Phaselens to be offered the newest backup.`,
    );
  }
  if (code === 'SQLITE_FULL') {
    return error('disk', `The disk that holds ${folder} is full. Nothing was changed; free some space and try again.`);
  }
  if (code.startsWith('SQLITE_READONLY')) {
    return error(
      'disk',
      `The data in ${folder} is open for reading only, or the place is read-only. Nothing was changed.`,
    );
  }
  if (code.startsWith('SQLITE_CANTOPEN')) {
    return error('disk', `The database ${path} cannot be opened. Check that the folder exists and may be written.`);
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return error(
      'disk',
      `The disk that holds ${folder} does not read or write as it should, or is full. Nothing was changed; check it and try again.`,
    );
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return error('database-locked', `Another program is using the database ${path}. Close it and try again.`);
  }
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
    return error(
      'not-found',
      'This refers to something that does not exist any more. Nothing was changed; reload and try again.',
    );
  }
  return error(
    'internal',
    `The database refused a step (${code}: ${cause.message}). Nothing was changed; please report this.`,
  );
}
