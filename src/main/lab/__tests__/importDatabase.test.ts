import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rockSalt } from '../../collections/__tests__/cifText.js';
import { ended, openTestLab, type TestLab } from './openTestLab.js';
import { haliteCif } from './patterns.js';

let open: TestLab;
let folder: string;
beforeEach(() => {
  open = openTestLab();
  folder = mkdtempSync(join(tmpdir(), 'phaselens-cifs-'));
});
afterEach(async () => {
  await open.close();
  open.remove();
  rmSync(folder, { recursive: true, force: true });
});

const copper = { label: 'Cu', wavelength: 1.5405929, origin: 'user' as const };

/** Rock salts of five cations and three edges, 15 files in the layout of the Crystallography Open Database, and one that is broken. */
function writeDatabase(): Map<string, string> {
  const files = new Map<string, string>();
  for (const [i, cation] of ['Mg', 'Ca', 'Sr', 'Ni', 'Mn'].entries())
    for (const edge of [4.2, 4.5, 5.1]) {
      const number = 1_000_000 + 100 * i + Math.round(10 * edge);
      const text = String(number);
      files.set(
        `cif/${text.slice(0, 1)}/${text.slice(1, 3)}/${text.slice(3, 5)}/${text}.cif`,
        rockSalt(cation, 'O', edge),
      );
    }
  files.set('cif/1/00/00/1000099.cif', 'data_x\n_cell_length_a oops\n_atom_site_fract_x 0\n');
  for (const [place, text] of files) {
    mkdirSync(join(folder, place, '..'), { recursive: true });
    writeFileSync(join(folder, place), text);
  }
  return files;
}

const importFrom = async (path: string, libraryName = 'open') =>
  ended(open.lab, await open.lab.call('libraries.importDatabase', { libraryName, path, licence: 'CC0' }));

const imported = async (name = 'open') => {
  const library = (await open.lab.call('libraries.list', {})).find((one) => one.name === name);
  if (!library) throw new Error(`no library ${name}`);
  return library;
};

test('a folder, a zip, a tar and a tar.gz of the same files give the same library', async () => {
  const files = writeDatabase();
  const zip = join(folder, 'all.zip');
  writeFileSync(zip, zipSync(Object.fromEntries([...files].map(([place, text]) => [place, strToU8(text)]))));
  const [tar, gz] = [join(folder, 'all.tar'), join(folder, 'all.tgz')];
  execFileSync('tar', ['-cf', tar, '-C', folder, 'cif']);
  execFileSync('tar', ['-czf', gz, '-C', folder, 'cif']);
  const versions: string[] = [];
  for (const path of [join(folder, 'cif'), zip, tar, gz]) {
    const job = await importFrom(path, path);
    expect(job).toMatchObject({
      state: 'done',
      failures: [{ item: expect.stringMatching(/1000099\.cif$/) as string }],
    });
    const library = await imported(path);
    expect(library).toMatchObject({ kind: 'imported', count: 15, licence: 'CC0', enabled: true });
    expect(library).not.toHaveProperty('unfinished');
    versions.push(library.version);
  }
  expect(new Set(versions).size).toBe(1);
});

test('an imported entry is listed, found by words and elements, opened with its structure and drawn from its stored lines', async () => {
  writeDatabase();
  await importFrom(join(folder, 'cif'));
  const { id } = await imported();
  const found = await open.lab.call('references.list', { libraryId: id, search: 'nio', elements: ['Ni'] });
  expect(found.total).toBe(3);
  const [entry] = found.items;
  expect(entry).toMatchObject({ formula: 'NiO', spaceGroup: 'F m -3 m', technique: 'xrd' });
  const detail = await open.lab.call('references.get', { id: entry?.id ?? '' });
  expect(detail.structure?.operators.length).toBe(192);
  const edge = detail.structure?.cell.a ?? 0;
  const picture = await open.lab.call('references.picture', {
    id: entry?.id ?? '',
    radiation: copper,
    from: 10,
    to: 90,
  });
  const strongest = [...picture.sticks].sort((p, q) => q.height - p.height)[0];
  expect(strongest).toMatchObject({ hkl: [2, 0, 0], multiplicity: 6 });
  expect(strongest?.dSpacing).toBeCloseTo(edge / 2, 5);
});

test('every list of references goes on from the stored into the imported ones', async () => {
  writeDatabase();
  await importFrom(join(folder, 'cif'));
  const all = await open.lab.call('references.list', { technique: 'xrd', limit: 1000 });
  const paged: string[] = [];
  for (let offset = 0; offset < all.total; offset += 7)
    paged.push(
      ...(await open.lab.call('references.list', { technique: 'xrd', offset, limit: 7 })).items.map((one) => one.id),
    );
  expect(paged).toEqual(all.items.map((one) => one.id));
  expect((await open.lab.call('references.list', { technique: 'raman', search: 'NiO' })).items).toEqual([]);
});

test('structures of the same formula, space group and cell are one entry that names them all', async () => {
  const place = join(folder, 'cif');
  mkdirSync(place);
  writeFileSync(join(place, 'first.cif'), haliteCif);
  writeFileSync(join(place, 'second.cif'), rockSalt('Na', 'Cl', 5.65));
  writeFileSync(join(place, 'hot.cif'), rockSalt('Na', 'Cl', 5.8));
  const job = await importFrom(place);
  expect(job.message).toContain('2 structures added');
  const { id } = await imported();
  expect(await open.lab.call('libraries.imported', { id })).toMatchObject({ count: 2, folded: 1, failed: 0 });
  const { items } = await open.lab.call('references.list', { libraryId: id, search: 'Halite' });
  const detail = await open.lab.call('references.get', { id: items[0]?.id ?? '' });
  expect(detail.summary.notes).toContain('second.cif');
});

test('the same import twice adds nothing, and a second source adds what is new', async () => {
  writeDatabase();
  await importFrom(join(folder, 'cif'));
  expect((await importFrom(join(folder, 'cif'))).message).toContain('15 were there already');
  writeFileSync(join(folder, 'cif', 'new.cif'), rockSalt('Fe', 'O', 4.3));
  expect((await importFrom(join(folder, 'cif', 'new.cif'))).message).toMatch(/^1 structure added/);
  expect(await imported()).toMatchObject({ count: 16 });
});

test('a damaged archive keeps what came before the damage and says so in a sentence', async () => {
  writeDatabase();
  const tar = join(folder, 'all.tar');
  execFileSync('tar', ['-cf', tar, '-C', folder, 'cif']);
  writeFileSync(tar, readFileSync(tar).subarray(0, 9000));
  const job = await importFrom(tar);
  expect(job.state).toBe('failed');
  expect(job.message).toContain('all.tar');
  const library = await imported();
  expect(library.count).toBeGreaterThan(0);
  expect(library.unfinished).toBe(true);
});

test('an imported library is switched off, deleted with its folder, and its name is free again', async () => {
  writeDatabase();
  await importFrom(join(folder, 'cif'));
  const { id } = await imported();
  expect((await open.lab.call('libraries.enable', { id, enabled: false })).enabled).toBe(false);
  await expect(
    open.lab.call('libraries.import', { libraryName: 'open', files: [{ name: 'a.cif', bytes: strToU8(haliteCif) }] }),
  ).rejects.toThrow('open');
  await open.lab.call('libraries.delete', { id });
  expect(readdirSync(join(open.folder, 'libraries'))).toEqual([]);
  await importFrom(join(folder, 'cif'));
  expect((await imported()).enabled).toBe(true);
});

test('what is no source is refused with a sentence', async () => {
  writeFileSync(join(folder, 'notes.txt'), 'x');
  expect((await importFrom(join(folder, 'notes.txt'))).message).toContain('notes.txt');
  expect((await importFrom(join(folder, 'absent'))).message).toContain('absent');
});

test('an import that is cancelled ends at once, keeps what it read, and the same import goes on to the same library', async () => {
  const place = join(folder, 'many');
  mkdirSync(place);
  for (let i = 0; i < 400; i++) {
    const cation = ['Mg', 'Ca', 'Sr', 'Ni', 'Mn'][i % 5] ?? 'Mg';
    writeFileSync(join(place, `${1000 + i}.cif`), rockSalt(cation, 'O', 4 * 1.012 ** Math.floor(i / 5)));
  }
  const started = await open.lab.call('libraries.importDatabase', { libraryName: 'cancelled', path: place });
  await expect(open.lab.call('libraries.importDatabase', { libraryName: 'cancelled', path: place })).rejects.toThrow(
    'being imported already',
  );
  await new Promise<void>((resolve) => {
    const stop = open.lab.on('job.changed', ({ id, done }) => {
      if (id !== started.id || done === 0) return;
      stop();
      resolve();
    });
  });
  expect((await open.lab.call('jobs.cancel', { id: started.id })).state).toBe('cancelled');
  // The work sees its signal soon after.
  await expect.poll(async () => (await imported('cancelled')).count).toBeGreaterThan(0);
  const before = await imported('cancelled');
  expect(before).toMatchObject({ unfinished: true });
  expect(before.count).toBeLessThan(400);
  await expect.poll(async () => (await importFrom(place, 'cancelled')).state).toBe('done');
  const after = await imported('cancelled');
  expect(after.count).toBe(400);
  await importFrom(place, 'at once');
  expect(after.version).toBe((await imported('at once')).version);
});

async function send(name: string, bytes: Uint8Array, piece = 700): Promise<string> {
  const { uploadId } = await open.lab.call('libraries.beginArchive', {
    fileName: name,
    size: bytes.byteLength,
    modified: 1,
  });
  for (let offset = 0; offset < bytes.byteLength; offset += piece)
    await open.lab.call('libraries.addToArchive', {
      uploadId,
      offset,
      bytes: bytes.slice(offset, offset + piece),
    });
  return uploadId;
}

test('an archive that a page sends in pieces is imported as from its path, and nothing of it stays; its lists come as CSV', async () => {
  const files = writeDatabase();
  const zip = zipSync(Object.fromEntries([...files].map(([place, text]) => [place, strToU8(text)])));
  const uploadId = await send('../../my database.zip', zip);
  const job = await ended(open.lab, await open.lab.call('libraries.importArchive', { uploadId, libraryName: 'sent' }));
  expect(job).toMatchObject({ state: 'done', failures: [{ item: 'cif/1/00/00/1000099.cif' }] });
  await importFrom(join(folder, 'cif'), 'from the folder');
  const { id, version } = await imported('sent');
  expect(version).toBe((await imported('from the folder')).version);
  expect(readdirSync(join(open.folder, 'uploads'))).toEqual([]);
  const list = await open.lab.call('libraries.csv', { id, what: 'references' });
  expect(list.next).toBe(null);
  expect(list.text.trim().split('\r\n').length).toBe(16);
  expect(list.text).toContain('MgO');
  const failed = await open.lab.call('libraries.csv', { id, what: 'failures' });
  expect(failed.text).toMatch(/^file,reason\r\n.*1000099\.cif,/);
  const builtIn = (await open.lab.call('libraries.list', {})).find((one) => one.kind === 'built-in');
  const rows = (await open.lab.call('libraries.csv', { id: builtIn?.id ?? '', what: 'references' })).text;
  expect(rows.trim().split('\r\n').length).toBeGreaterThan(builtIn?.count ?? Infinity);
});

test('an archive that did not arrive whole, grew or was given up is refused and dropped', async () => {
  const { uploadId } = await open.lab.call('libraries.beginArchive', { fileName: 'a.zip', size: 100, modified: 1 });
  const add = (offset: number, size: number) =>
    open.lab.call('libraries.addToArchive', { uploadId, offset, bytes: new Uint8Array(size) });
  await add(0, 60);
  await expect(open.lab.call('libraries.importArchive', { uploadId, libraryName: 'x' })).rejects.toThrow('whole');
  await expect(add(60, 60)).rejects.toThrow('changed');
  await open.lab.call('libraries.beginArchive', { fileName: 'b.zip', size: 100, modified: 1 });
  await expect(add(60, 40)).rejects.toThrow('not being sent any more');
  expect(readdirSync(join(open.folder, 'uploads')).length).toBe(1);
  const job = await ended(
    open.lab,
    await open.lab.call('libraries.importArchive', {
      uploadId: await send('no.zip', strToU8('no archive')),
      libraryName: 'x',
    }),
  );
  expect(job).toMatchObject({ state: 'failed' });
  expect(job.message).toMatch(/^no\.zip/);
  expect(readdirSync(join(open.folder, 'uploads'))).toEqual([]);
});
