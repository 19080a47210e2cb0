import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CifSource } from '../cifSource.js';
import { openCifSource } from '../openCifSource.js';
import { tarEntries } from '../tarEntries.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'phaselens-sources-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const longName = `deep/${'a-folder-with-a-long-name/'.repeat(5)}file.cif`;
const contents = new Map([
  ['1/00/00/1000000.cif', 'data_a\n'],
  ['1/00/00/1000001.cif', 'x'.repeat(512)],
  ['1/00/02/1000200.cif', ''],
  [longName, 'data_long\n'],
  ['readme.txt', 'no structure'],
  ['1/00/00/._1000000.cif', 'left by another system'],
]);
const cifs = [...contents.keys()].filter((name) => name.endsWith('.cif') && !name.includes('._')).sort();

function write(): string {
  const root = join(folder, 'files');
  for (const [name, text] of contents) {
    mkdirSync(join(root, dirname(name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

async function read(source: CifSource, skip = 0): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for await (const item of source.items(skip)) {
    if ('failure' in item) throw new Error(item.failure);
    const bytes = item.deflated === true ? inflateRawSync(item.bytes) : Buffer.from(item.bytes);
    found.push([item.place, bytes.toString('utf8')]);
  }
  return found;
}

test.each(['ustar', 'gnu', 'pax'])(
  'a tar archive of the kind %s gives its CIF files, long names too',
  async (format) => {
    const root = write();
    const path = join(folder, 'all.tar.gz');
    execFileSync('tar', [`--format=${format}`, '-czf', path, '-C', root, '.']);
    const found = await read(await openCifSource(path));
    expect(found.sort()).toEqual(cifs.map((name) => [name, contents.get(name)]));
  },
);

test('a tar archive is read the same however its bytes are cut into pieces', async () => {
  const root = write();
  const path = join(folder, 'all.tgz');
  execFileSync('tar', ['-czf', path, '-C', root, '.']);
  const whole = gunzipSync(readFileSync(path));
  const names = async (size: number): Promise<string[]> => {
    async function* pieces(): AsyncGenerator<Buffer, undefined> {
      for (let at = 0; at < whole.byteLength; at += size) yield whole.subarray(at, at + size);
      return undefined;
    }
    const found: string[] = [];
    for await (const { name, bytes } of tarEntries(pieces(), () => true, path))
      found.push(`${name} ${bytes?.byteLength ?? -1}`);
    return found;
  };
  const expected = await names(1 << 20);
  expect(expected).toHaveLength(contents.size);
  for (const size of [1, 511, 513, 4096]) expect(await names(size)).toEqual(expected);
});

test('every source skips what was read before, in the same order', async () => {
  const root = write();
  const zip = join(folder, 'all.zip');
  writeFileSync(zip, zipSync(Object.fromEntries([...contents].map(([name, text]) => [name, strToU8(text)]))));
  const tar = join(folder, 'all.tar');
  execFileSync('tar', ['-cf', tar, '-C', root, '.']);
  for (const path of [root, zip, tar]) {
    const source = await openCifSource(path);
    const all = await read(source);
    expect(all.map(([name]) => name).sort()).toEqual(cifs);
    expect(await read(source, 3)).toEqual(all.slice(3));
    expect(source.total(all.length)).toBe(cifs.length);
  }
});

test('a source that is left early lets go of its file', async () => {
  const root = write();
  const tar = join(folder, 'all.tar');
  execFileSync('tar', ['-cf', tar, '-C', root, '.']);
  for await (const item of (await openCifSource(tar)).items(0)) {
    expect(item.place).toMatch(/cif$/);
    break;
  }
  rmSync(tar);
});

test('a zip without its end, and gzip that is no tar, are refused with a sentence', async () => {
  const zip = join(folder, 'cut.zip');
  writeFileSync(zip, zipSync({ 'a.cif': strToU8('x'.repeat(3000)) }).subarray(0, 40));
  await expect(openCifSource(zip)).rejects.toThrow(/cut\.zip is no zip archive/);
  const text = join(folder, 'text');
  writeFileSync(text, 'x'.repeat(2000));
  execFileSync('gzip', [text]);
  await expect(read(await openCifSource(`${text}.gz`))).rejects.toThrow(/text\.gz is no tar archive/);
});
