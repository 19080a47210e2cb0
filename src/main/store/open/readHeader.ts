import { closeSync, openSync, readSync } from 'node:fs';
import { fileError, systemCode } from '../../files/fileError.js';

export type DatabaseHeader =
  { kind: 'missing' | 'empty' | 'foreign' } | { kind: 'sqlite'; userVersion: number; applicationId: number };

const MAGIC = 'SQLite format 3\0';

/**
 * Looks at the first 100 bytes of a database without opening it (https://sqlite.org/fileformat2.html section 1.3).
 * Not for a database that this process has open: closing the file here would drop that connection's POSIX locks.
 * @throws LabError `disk`
 */
export function readHeader(path: string): DatabaseHeader {
  const header = Buffer.alloc(100);
  let length: number;
  try {
    const handle = openSync(path, 'r');
    try {
      length = readSync(handle, header, 0, 100, 0);
    } finally {
      closeSync(handle);
    }
  } catch (cause) {
    if (systemCode(cause) === 'ENOENT') return { kind: 'missing' };
    throw fileError(cause, `read the database ${path}`);
  }
  if (length === 0) return { kind: 'empty' };
  if (length < 100 || header.toString('latin1', 0, 16) !== MAGIC) return { kind: 'foreign' };
  return { kind: 'sqlite', userVersion: header.readUInt32BE(60), applicationId: header.readUInt32BE(68) };
}
