import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TENSORFLOW_KEY } from '../../../trainer/tensorflow/tensorflowFolder.js';
import { tensorflow } from '../tensorflow.js';

let cache = '';
beforeEach(() => (cache = mkdtempSync(join(tmpdir(), 'phaselens-doctor-'))));
afterEach(() => rmSync(cache, { recursive: true, force: true }));

test('the doctor tells apart what was never tried, what is under way and what failed, each with what to do', async () => {
  const never = await tensorflow(cache);
  expect(never).toMatchObject({ name: 'tensorflow', version: '', state: 'missing' });
  expect(never.detail).toContain('node scripts/tensorflow.mjs');
  writeFileSync(join(cache, `${TENSORFLOW_KEY}.unavailable.json`), JSON.stringify({ reason: 'no compiler.', at: 1 }));
  expect((await tensorflow(cache)).detail).toContain('could not be set up: no compiler.');
  writeFileSync(join(cache, 'tensorflow.lock'), String(process.pid));
  expect((await tensorflow(cache)).detail).toContain('being set up in the background');
});

test('a TensorFlow that does not load is degraded, with how to repair it', async () => {
  mkdirSync(join(cache, TENSORFLOW_KEY));
  writeFileSync(join(cache, TENSORFLOW_KEY, 'ready.json'), '{}');
  const part = await tensorflow(cache);
  expect(part.state).toBe('degraded');
  expect(part.detail).toMatch(/npm start|node scripts\/tensorflow\.mjs/);
});
