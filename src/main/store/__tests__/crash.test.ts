import { expect, onTestFinished, test } from 'vitest';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { openStore } from '../openStore.js';
import { measurement, openTestStore, temporaryFolder } from './fixtures.js';
import { bundleWriter, root } from './crash/bundle.js';
import { checkAfterCrash } from './crash/checkAfterCrash.js';
import { killLoop } from './crash/killLoop.js';
import { FILES } from './crash/labWriter.js';
import type { Entry } from './crash/ledger.js';
import { BATCH } from './crash/storeWriter.js';

const count = (said: readonly Entry[], kind: Entry['kind']) => said.filter((entry) => entry.kind === kind).length;

test('a store killed 20 times while it stores, installs and backs up has all it said, and nothing by halves', async () => {
  const folder = temporaryFolder();
  const result = await killLoop({
    writer: [await bundleWriter('storeWriterMain'), folder],
    kills: 20,
    mostEntries: 40,
    longestPause: 40,
    check: (said) => checkAfterCrash(folder, said, BATCH),
  });
  expect(result.wrong).toEqual([]);
  expect(result.kills).toBe(20);
  expect(result.atWork).toBeGreaterThanOrEqual(16);
  for (const kind of ['imported', 'identified', 'references', 'backup'] as const) {
    expect(count(result.said, kind)).toBeGreaterThan(3);
  }
}, 180_000);

test('a lab killed 50 times while it imports and identifies has every measurement and verdict it acknowledged, and nothing by halves', async () => {
  const writer = await bundleWriter('labWriterMain');
  const lanes = ['background', 'foreground'].map((mode) => {
    const folder = temporaryFolder();
    return killLoop({
      writer: [writer, folder, root, mode],
      kills: 25,
      mostEntries: 8,
      longestPause: 150,
      check: (said) => checkAfterCrash(folder, said, FILES),
    });
  });
  for (const result of await Promise.all(lanes)) {
    expect(result.wrong).toEqual([]);
    expect(result.kills).toBe(25);
    expect(result.atWork).toBeGreaterThanOrEqual(20);
    expect(count(result.said, 'imported')).toBeGreaterThan(25);
    expect(count(result.said, 'identified')).toBeGreaterThan(10);
  }
}, 240_000);

test('a process killed while it restores backups leaves one of them, whole', async () => {
  const folder = temporaryFolder();
  const kept = temporaryFolder();
  const store = openTestStore(folder);
  const backups = [1, 2].map((seed) => {
    store.measurements.insert(measurement({ seed, points: 3000 }));
    return store.createBackup(join(kept, `${seed}.db`)).path;
  });
  store.close();
  const result = await killLoop({
    writer: [await bundleWriter('restoreWriterMain'), folder, ...backups],
    kills: 15,
    mostEntries: 6,
    longestPause: 60,
    check: () => {
      const wrong = checkAfterCrash(folder, [], 0);
      const again = openStore({ dataFolder: folder, mode: 'readonly' });
      const names = again.measurements.list().map(({ name }) => name);
      again.close();
      const whole = ['scan 1', 'scan 2,scan 1'].includes(names.join());
      return whole ? wrong : [...wrong, `It holds ${names.join() || 'nothing'}.`];
    },
  });
  expect(result.wrong).toEqual([]);
  expect(count(result.said, 'backup')).toBeGreaterThan(10);
}, 120_000);

test('while another process writes, a second writer is refused naming that process, and a reader is served', async () => {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, [await bundleWriter('storeWriterMain'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  while (!String((await once(child.stdout, 'data'))[0]).includes('identified'));
  child.stdout.resume();
  expect(() => openStore({ dataFolder: folder, mode: 'readwrite' })).toThrow(`process ${child.pid ?? 0}`);
  const reader = openStore({ dataFolder: folder, mode: 'readonly' });
  const [newest] = reader.measurements.list();
  expect(reader.measurements.get(newest?.id ?? '').spectrum.x.length).toBe(newest?.points);
  reader.close();
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(checkAfterCrash(folder, [], BATCH)).toEqual([]);
}, 60_000);
