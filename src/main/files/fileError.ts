import { LabError } from '../../contract/data/errors.js';

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full; free some space and try again',
  EDQUOT: 'the disk quota is used up; free some space and try again',
  EFBIG: 'the file would exceed the size allowed here',
  EROFS: 'the place is read-only; choose another one',
  EACCES: 'this account may not do that there; change the permissions or choose another place',
  EPERM: 'this account may not do that there; change the permissions or choose another place',
  EEXIST: 'a file of that name is there; choose another place',
  ENOENT: 'it does not exist; check the path',
  ENOTDIR: 'a part of the path is not a folder; check the path',
  EISDIR: 'it is a folder; name a file',
  ENAMETOOLONG: 'the name is too long; choose a shorter one',
  EMFILE: 'too many files are open; close other programs and try again',
  EIO: 'the disk reports an error; check the disk',
};

/** The code of a failed system call, e.g. `ENOSPC`; empty for other errors. */
export function systemCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}

/** Turns a failed system call into a LabError `disk` with a sentence. `attempt` completes "Could not ...". LabErrors pass. */
export function fileError(cause: unknown, attempt: string): LabError {
  if (cause instanceof LabError) return cause;
  const code = systemCode(cause);
  const reason = reasons[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return new LabError('disk', `Could not ${attempt}: ${reason}.`, { code }, { cause });
}
