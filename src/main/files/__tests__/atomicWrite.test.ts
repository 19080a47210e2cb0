import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { atomicWrite } from '../atomicWrite.js';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'phaselens-files-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a file is replaced whole, and no temporary file stays', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'a.txt');
  atomicWrite(path, 'first');
  atomicWrite(path, Uint8Array.from([1, 2, 3]));
  expect([...readFileSync(path)]).toEqual([1, 2, 3]);
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

test('a failure names the file, keeps what was there and leaves no temporary file', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'is-a-folder');
  mkdirSync(path);
  expect(() => atomicWrite(path, 'x')).toThrow(`Could not write ${path}`);
  expect(() => atomicWrite(join(folder, 'no', 'such', 'a.txt'), 'x')).toThrow('it does not exist; check the path');
  expect(readdirSync(folder)).toEqual(['is-a-folder']);
});
