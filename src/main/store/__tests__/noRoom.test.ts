import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { LabError } from '../../../contract/data/errors.js';
import { openStore } from '../openStore.js';
import { measurement, openTestStore, temporaryFolder } from './fixtures.js';
import { bundleWriter } from './crash/bundle.js';
import { checkAfterCrash } from './crash/checkAfterCrash.js';
import { readLedger } from './crash/ledger.js';

const isRoot = process.getuid?.() === 0;
const isPosix = process.platform !== 'win32';

/** Runs the writer that fills its disk. */
function fill(command: string, args: readonly string[]) {
  const run = spawnSync(command, args, { encoding: 'utf8', timeout: 60_000 });
  return { said: readLedger(run.stdout), errors: run.stderr.trim().split('\n') };
}

test.skipIf(!isRoot || process.platform !== 'linux')(
  'on a full disk (needs root on Linux for a small file system) the import says so, and everything acknowledged is there when there is room again',
  async ({ skip }) => {
    const folder = temporaryFolder();
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const writer = await bundleWriter('fullDiskMain');
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      skip('A small file system cannot be mounted here.');
    }
    onTestFinished(() => void execFileSync('umount', ['-l', disk]));
    const { said, errors } = fill(process.execPath, [writer, disk]);
    expect(errors[0]).toMatch(/^disk: The disk that holds .* is full\. Nothing was changed; free some space/);
    const imported = said.filter(({ kind }) => kind === 'imported').length;
    expect(imported).toBeGreaterThan(5);
    expect(errors[1]).toBe(String(imported));
    // The daily backup finds no room either; that too is said, and it is not left by halves.
    expect(errors[2]).toMatch(
      /^closing: disk: What was done is stored; only the daily backup failed\. The disk that holds/,
    );
    expect(readdirSync(join(disk, 'backups'))).toEqual([]);
    execFileSync('mount', ['-o', 'remount,size=20m', disk], { stdio: 'ignore' });
    expect(checkAfterCrash(disk, said, 0)).toEqual([]);
  },
  90_000,
);

test.skipIf(!isPosix)(
  'where files may not grow further the import says so, and everything acknowledged is there',
  async () => {
    const folder = temporaryFolder();
    const writer = await bundleWriter('fullDiskMain');
    const { said, errors } = fill('sh', [
      '-c',
      'ulimit -f 3000; exec "$0" "$1" "$2"',
      process.execPath,
      writer,
      folder,
    ]);
    expect(errors[0]).toMatch(/^disk: The disk that holds .* Nothing was changed/);
    expect(said.filter(({ kind }) => kind === 'imported').length).toBeGreaterThan(3);
    expect(checkAfterCrash(folder, said, 0)).toEqual([]);
  },
  90_000,
);

test.skipIf(!isPosix || isRoot)(
  'a folder that may not be written is refused with a sentence, and can still be read',
  () => {
    const folder = temporaryFolder();
    const store = openTestStore(folder);
    store.measurements.insert(measurement());
    store.close();
    onTestFinished(() => chmodSync(folder, 0o755));
    chmodSync(folder, 0o555);
    expectReadOnly(folder);
  },
);

test.skipIf(!isRoot || process.platform !== 'linux')(
  'a data folder on a read-only file system (needs root on Linux) is refused with a sentence, and can still be read',
  ({ skip }) => {
    const folder = temporaryFolder();
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      skip('A small file system cannot be mounted here.');
    }
    onTestFinished(() => void execFileSync('umount', ['-l', disk]));
    const store = openTestStore(disk);
    store.measurements.insert(measurement());
    store.close();
    execFileSync('mount', ['-o', 'remount,ro', disk], { stdio: 'ignore' });
    expectReadOnly(disk);
  },
);

function expectReadOnly(folder: string): void {
  let error: unknown;
  try {
    openStore({ dataFolder: folder, mode: 'readwrite' });
  } catch (cause) {
    error = cause;
  }
  expect(error).toBeInstanceOf(LabError);
  expect((error as LabError).kind).toBe('disk');
  expect((error as LabError).message).toMatch(/cannot be written\. Change its permissions, or choose another folder/);
  const reader = openStore({ dataFolder: folder, mode: 'readonly' });
  expect(reader.measurements.count()).toBe(1);
  reader.close();
}
