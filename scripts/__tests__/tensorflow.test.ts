import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TENSORFLOW_KEY } from '../../src/main/trainer/tensorflow/tensorflowFolder.ts';
import { ensureTensorflow, hasTensorflow, tensorflowKey } from '../lib/ensureTensorflow.mjs';

let cache = '';
beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'phaselens-tensorflow-'));
  vi.stubEnv('PHASELENS_CACHE', cache);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(cache, { recursive: true, force: true });
});

test('set-up and trainer look in the same folder', () => {
  expect(tensorflowKey).toBe(TENSORFLOW_KEY);
});

test('what is set up is not set up again', async () => {
  expect(hasTensorflow()).toBe(false);
  const folder = join(cache, tensorflowKey);
  mkdirSync(folder);
  writeFileSync(join(folder, 'ready.json'), JSON.stringify({ tensorflow: '2.21.0' }));
  expect(hasTensorflow()).toBe(true);
  expect(await ensureTensorflow()).toEqual({ folder, tensorflow: '2.21.0' });
});

test('what failed today is not tried again, and its reason is kept', async () => {
  const stamp = join(cache, `${tensorflowKey}.unavailable.json`);
  writeFileSync(stamp, JSON.stringify({ reason: 'no compiler.', at: Date.now() - 1000 }));
  expect(await ensureTensorflow()).toEqual({ reason: 'no compiler.' });
});
