import { expect, test } from 'vitest';
import { temporaryFolder } from './fixtures.js';
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
