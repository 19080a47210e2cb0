import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentKey, listSources, quickKey } from '../lib/fingerprint.mjs';
import { readStamp, writeStamp } from '../lib/stamp.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'phaselens-stamp-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a stamp comes back as it was written and leaves nothing else behind', () => {
  const file = join(folder, 'stamps', 'one.json');
  writeStamp(file, { lock: 'abc' });
  expect(readStamp(file)).toEqual({ lock: 'abc' });
  expect(readdirSync(join(folder, 'stamps'))).toEqual(['one.json']);
});

test('a missing, torn or strange stamp is no stamp', () => {
  const file = join(folder, 'one.json');
  expect(readStamp(file)).toBeUndefined();
  writeFileSync(file, '{"lock": "ab');
  expect(readStamp(file)).toBeUndefined();
  writeFileSync(file, 'null');
  expect(readStamp(file)).toBeUndefined();
});

test('touching a file changes the quick key and not the content key; editing it changes both', () => {
  const file = join(folder, 'a.ts');
  writeFileSync(file, 'one');
  utimesSync(file, 1000, 1000);
  const keys = () => {
    const files = listSources([folder]);
    return { quick: quickKey(files), content: contentKey(files, folder) };
  };
  const first = keys();
  utimesSync(file, 2000, 2000);
  const touched = keys();
  writeFileSync(file, 'two');
  utimesSync(file, 1000, 1000);
  const edited = keys();
  expect(touched.quick).not.toBe(first.quick);
  expect(touched.content).toBe(first.content);
  expect(edited.content).not.toBe(first.content);
});

test('tests are no sources: editing one calls for no build', () => {
  mkdirSync(join(folder, '__tests__'));
  writeFileSync(join(folder, '__tests__', 'a.test.ts'), 'one');
  writeFileSync(join(folder, 'a.ts'), 'one');
  expect(listSources([folder, join(folder, 'missing')]).map((file) => file.path)).toEqual([join(folder, 'a.ts')]);
});

test('a new or renamed file changes the content key', () => {
  writeFileSync(join(folder, 'a.ts'), 'one');
  const before = contentKey(listSources([folder]), folder);
  writeFileSync(join(folder, 'b.ts'), '');
  expect(contentKey(listSources([folder]), folder)).not.toBe(before);
});
