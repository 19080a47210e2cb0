import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../transports/__tests__/doors.js';
import { downloadWheel, type Wheel } from '../install/downloadWheel.js';

/** A `python3` that has a pip of ours: writes CONTENT as the wheel, or waits, or fails. */
const script = `#!/bin/sh
case "$*" in
  *--version*) echo "pip 1.2.3 from nowhere" ;;
  *)
    [ "$PIP_DOES" = wait ] && exec sleep 60
    [ "$PIP_DOES" = fail ] && { echo "ERROR: No matching distribution found" >&2; exit 1; }
    while [ "$1" != --dest ]; do shift; done
    printf content > "$2/some-1.0-py3-none-any.whl" ;;
esac
`;
const wheel: Wheel = {
  requirement: 'some==1.0',
  fileName: 'some-1.0-py3-none-any.whl',
  sha256: createHash('sha256').update('content').digest('hex'),
};
const path = process.env['PATH'];
const never = new AbortController().signal;
let folder: ReturnType<typeof temporaryFolder>;
let cache = '';

beforeEach(() => {
  folder = temporaryFolder();
  cache = join(folder.path, 'cache');
  const bin = join(folder.path, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'python3'), script, { mode: 0o755 });
  process.env['PATH'] = `${bin}:/usr/bin:/bin`;
});
afterEach(() => {
  process.env['PATH'] = path;
  delete process.env['PIP_DOES'];
  folder.remove();
});

const onPosix = test.skipIf(process.platform === 'win32');

onPosix('a wheel is fetched once and kept', async () => {
  const fetched = await downloadWheel(wheel, cache, never);
  expect(fetched).toBe(join(cache, wheel.fileName));
  process.env['PIP_DOES'] = 'fail';
  expect(await downloadWheel(wheel, cache, never)).toBe(fetched);
});

onPosix('a wheel with another hash is refused and not kept', async () => {
  await expect(downloadWheel({ ...wheel, sha256: '0'.repeat(64) }, cache, never)).rejects.toMatchObject({
    kind: 'damaged-file',
  });
  expect(readdirSync(cache)).toEqual([]);
});

onPosix('what pip says becomes part of the sentence', async () => {
  process.env['PIP_DOES'] = 'fail';
  await expect(downloadWheel(wheel, cache, never)).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('No matching distribution') as string,
  });
});

onPosix('a cancelled download stops pip', async () => {
  process.env['PIP_DOES'] = 'wait';
  const abort = new AbortController();
  const running = downloadWheel(wheel, cache, abort.signal);
  setTimeout(() => abort.abort(), 300);
  await expect(running).rejects.toMatchObject({ kind: 'cancelled' });
  expect(readdirSync(cache)).toEqual([]);
});

onPosix('without pip a sentence says what to install', async () => {
  process.env['PATH'] = join(folder.path, 'nothing');
  await expect(downloadWheel(wheel, cache, never)).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('Install Python') as string,
  });
});
