import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { walkFiles } from '../imports/walkFiles.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'phaselens-walk-'));
  folders.push(folder);
  return folder;
}

test.skipIf(process.platform !== 'linux')(
  'a file whose name is not UTF-8 is one line, and the files after it are found',
  async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'a.xy'), '1 2');
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/b`), Buffer.from([0xe9]), Buffer.from('.xy')]), '1 2');
    writeFileSync(join(folder, 'c.xy'), '1 2');
    const { files, failures } = await walkFiles([folder]);
    expect(files.map(({ path }) => path)).toEqual([join(folder, 'a.xy'), join(folder, 'c.xy')]);
    expect(failures).toHaveLength(1);
    expect(failures[0]?.message).toMatch(/b\ufffd\.xy could not be read: its name is not written in UTF-8/);
  },
);
