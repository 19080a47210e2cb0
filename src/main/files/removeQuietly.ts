import { rmSync } from 'node:fs';

/** Removes what a failed step left, without hiding why that step failed. */
export function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The first error is the one to tell.
  }
}
