import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runtimeDir } from './paths.mjs';
import { say } from './say.mjs';
import { SetupError } from './setupError.mjs';

/**
 * Lets one process at a time do a set-up step of this checkout: two starts at once must not install over each other.
 * A lock whose process is gone is taken over.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {{ folder?: string, waitMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function withLock(name, work, options = {}) {
  const { folder = join(runtimeDir, 'locks'), waitMs = 15 * 60_000 } = options;
  const lock = join(folder, `${name}.lock`);
  const end = Date.now() + waitMs;
  let told = false;
  while (!take(folder, lock)) {
    if (Date.now() > end) {
      throw new SetupError(`Another set-up of Phaselens is still busy with ${name}: wait for it, or delete ${lock}.`);
    }
    if (!told) say(`  waiting for another Phaselens set-up (${name}) …`);
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.off('exit', release);
  }
}

/**
 * @param {string} folder
 * @param {string} lock
 */
function take(folder, lock) {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) {
      const details = error instanceof Error ? error.message : String(error);
      throw new SetupError(
        `Set-up cannot write to ${folder}: make it writable for you, or move Phaselens to a folder that is.`,
        details,
      );
    }
    if (ownerIsGone(lock)) rmSync(lock, { force: true });
    return false;
  }
}

/** @param {string} lock */
function ownerIsGone(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    // Empty: its owner is between creating and writing.
    if (!Number.isInteger(pid) || pid <= 0) return false;
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return hasCode(error, 'ESRCH');
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code;
}
