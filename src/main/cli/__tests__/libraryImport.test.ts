import { mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rockSalt } from '../../collections/__tests__/cifText.js';
import { cliHere } from './cliHere.js';

const { file, cli } = cliHere();

interface Imported {
  library: { id: string; name: string; licence: string; count: number; kind: string };
  count: number;
  folded: number;
  failed: number;
  failures: { item: string; message: string }[];
}

function writeFolder(): string {
  const folder = file('oxides');
  mkdirSync(folder);
  for (const cation of ['Mg', 'Ca', 'Ni']) writeFileSync(`${folder}/${cation}.cif`, rockSalt(cation, 'O', 4.3));
  writeFileSync(`${folder}/broken.cif`, 'no cif');
  return folder;
}

test('a folder of CIF files becomes an imported library, its failures named, in words and in JSON', async () => {
  const folder = writeFolder();
  const spoken = await cli('library', 'import', folder, '--licence', 'CC0');
  expect(spoken).toMatchObject({ code: 1, out: '3 structures added to “oxides”, 1 file failed.\n' });
  expect(spoken.error).toContain('broken.cif is not a CIF');
  const again = JSON.parse((await cli('library', 'import', folder, '--name', 'oxides', '--json')).out) as Imported;
  expect(again).toMatchObject({ count: 3, folded: 0, failed: 1, failures: [{ item: 'broken.cif' }] });
  expect(again.library).toMatchObject({ name: 'oxides', kind: 'imported', licence: 'CC0', count: 3 });
  expect((await cli('library', 'list')).out).toMatch(/oxides\s+xrd\s+imported\s+3\s+yes/);
});

test('an imported library is disabled, enabled and deleted by its name; an unknown name is told', async () => {
  await cli('library', 'import', writeFolder());
  expect((await cli('library', 'disable', 'oxides')).out).toBe('“oxides” is no longer searched.\n');
  expect((await cli('library', 'list')).out).toMatch(/imported\s+3\s+no/);
  expect((await cli('library', 'enable', 'oxides')).code).toBe(0);
  expect((await cli('library', 'delete', 'oxides')).out).toBe('“oxides” with 3 references is deleted.\n');
  expect((await cli('library', 'list')).out).not.toContain('oxides');
  expect(await cli('library', 'delete', 'oxides')).toMatchObject({
    code: 2,
    error: expect.stringContaining('no library “oxides”') as string,
  });
});

test('a path that is not there is one sentence', async () => {
  const answer = await cli('library', 'import', file('absent'));
  expect(answer.code).toBe(1);
  expect(answer.error).toContain('absent does not exist');
  expect((await cli('library', 'list')).out).not.toContain('absent');
});

test('a library and the failures of its import are written as CSV', async () => {
  await cli('library', 'import', writeFolder());
  const { code, out } = await cli('library', 'export', 'oxides');
  expect(code).toBe(0);
  expect(out).toMatch(/^name,formula,/);
  expect(out.trim().split('\r\n').length).toBe(4);
  expect((await cli('library', 'export', 'oxides', '--failures')).out).toMatch(/^file,reason\r\nbroken\.cif,/);
});
