import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noDesktopReason } from '../lib/desktop.mjs';
import { withLock } from '../lib/lock.mjs';
import { nodePackageFor, wantedNode } from '../lib/nodePackages.mjs';
import { npmReason } from '../lib/npm.mjs';
import { run } from '../lib/run.mjs';
import { testArguments } from '../lib/testArguments.mjs';
import { atLeast } from '../lib/versions.mjs';

test('a Linux machine without a display, or with only root, opens no window and says why', () => {
  expect(noDesktopReason('linux', {}, 1000)).toContain('no display');
  expect(noDesktopReason('linux', { DISPLAY: ':0' }, 0)).toContain('root');
  expect(noDesktopReason('linux', { DISPLAY: ':0' }, 1000)).toBeUndefined();
  expect(noDesktopReason('linux', { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeUndefined();
  expect(noDesktopReason('darwin', {}, 501)).toBeUndefined();
  expect(noDesktopReason('win32', {}, undefined)).toBeUndefined();
});

test('every machine a Node is known for gets an exact one, new enough and with a checksum', () => {
  for (const [platform, arch] of ['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64', 'win32-x64'].map((name) =>
    name.split('-'),
  )) {
    const found = nodePackageFor(platform ?? '', arch ?? '');
    expect(found?.integrity).toMatch(/^sha512-.{86}==$/);
    expect(atLeast(found?.version ?? '0', wantedNode)).toBe(true);
  }
  expect(nodePackageFor('sunos', 'x64')).toBeUndefined();
});

test('the reasons npm fails for are told in words', () => {
  const failed = (output: string) => npmReason({ code: 1, output, stdout: '' });
  expect(failed('npm error code ENOTFOUND')).toContain('registry cannot be reached');
  expect(failed('npm error code EACCES')).toContain('not writable');
  expect(failed('npm error code ENOSPC')).toContain('disk is full');
  expect(failed('npm error code EINTEGRITY')).toContain('checksum');
});

test('npm test takes the stages it knows and refuses others with a sentence', () => {
  const known = ['types', 'unit'];
  expect(testArguments([], known)).toEqual({ only: known, extra: [] });
  expect(testArguments(['--only', 'unit', 'src/core'], known)).toEqual({ only: ['unit'], extra: ['src/core'] });
  expect(() => testArguments(['--only', 'units'], known)).toThrow('There is no stage "units"');
  expect(() => testArguments(['unit'], known)).toThrow('Usage');
});

test('two set-ups at once wait for each other, and the lock of a dead process is taken over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'phaselens-lock-'));
  try {
    const order: string[] = [];
    const slow = async (name: string) => {
      order.push(`${name} starts`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      order.push(`${name} ends`);
    };
    await Promise.all([withLock('x', () => slow('a'), { folder }), withLock('x', () => slow('b'), { folder })]);
    expect(order).toEqual(['a starts', 'a ends', 'b starts', 'b ends']);
    const dead = await run(process.execPath, ['-e', 'console.log(process.pid)']);
    writeFileSync(join(folder, 'x.lock'), dead.stdout.trim());
    expect(await withLock('x', () => Promise.resolve('mine'), { folder })).toBe('mine');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a place that cannot be written is told instead of waited for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'phaselens-lock-'));
  try {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const inAFile = join(file, 'locks');
    await expect(withLock('x', () => Promise.resolve(), { folder: inAFile })).rejects.toThrow('Set-up cannot write to');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a program gives its exit code and words; one that does not exist gives 127, one that hangs 124', async () => {
  const failing = await run(process.execPath, ['-e', 'console.log("out"); console.error("err"); process.exit(3)']);
  expect(failing).toMatchObject({ code: 3, stdout: 'out\n' });
  expect(failing.output).toContain('err');
  expect((await run('phaselens-no-such-program', [])).code).toBe(127);
  const hanging = await run(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 300 });
  expect(hanging.code).toBe(124);
});
