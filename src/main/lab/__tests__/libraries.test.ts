import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { idsOf, importAll, openTestLab, type TestLab } from './openTestLab.js';
import { bytesOf, calciteRamanFile, haliteCif, rutileFile } from './patterns.js';

let open: TestLab;
beforeEach(() => {
  open = openTestLab();
});
afterEach(async () => {
  await open.close();
  open.remove();
});

const copper = {
  label: 'Cu Kα',
  wavelength: 1.5405929,
  wavelengthAlpha2: 1.5444274,
  alpha2Ratio: 0.5,
  origin: 'user' as const,
};

test('the built-in libraries are there, with licence and citation', async () => {
  const libraries = await open.lab.call('libraries.list', {});
  expect(libraries.map(({ technique, kind, enabled }) => [technique, kind, enabled])).toEqual([
    ['xrd', 'built-in', true],
    ['raman', 'built-in', true],
  ]);
  for (const { licence, citation, count } of libraries) {
    expect(licence).not.toBe('');
    expect(citation).not.toBe('');
    expect(count).toBeGreaterThan(59);
  }
});

test('CIF files and zips become an own library; the bad ones are told and the rest is kept', async () => {
  const zip = new Uint8Array(
    zipSync({
      'folder/halite.cif': strToU8(haliteCif),
      'folder/broken.cif': strToU8('data_x\n_cell_length_a oops'),
      'notes.txt': strToU8('x'),
    }),
  );
  const report = await open.lab.call('libraries.import', {
    libraryName: 'salts',
    files: [
      { name: 'salts.zip', bytes: zip },
      { name: 'text.cif', bytes: bytesOf('no cif at all') },
    ],
  });
  expect(report.added).toBe(1);
  expect(report.failures.map(({ item }) => item)).toEqual(['salts.zip › folder/broken.cif', 'text.cif']);
  const { items } = await open.lab.call('references.list', { libraryId: report.libraryId });
  expect(items[0]).toMatchObject({
    name: 'Halite',
    formula: 'NaCl',
    elements: ['Na', 'Cl'],
    libraryId: report.libraryId,
  });
  const detail = await open.lab.call('references.get', { id: items[0]?.id ?? '' });
  expect(detail.structure?.cell.a).toBe(5.64);
  const again = await open.lab.call('libraries.import', {
    libraryName: 'salts',
    files: [{ name: 'halite.cif', bytes: bytesOf(haliteCif) }],
  });
  expect(again.libraryId).toBe(report.libraryId);
  expect((await open.lab.call('references.list', { libraryId: report.libraryId })).total).toBe(1);
});

test('the same structure twice is one reference, and the count says so', async () => {
  const files = ['a.cif', 'b.cif'].map((name) => ({ name, bytes: bytesOf(haliteCif) }));
  const first = await open.lab.call('libraries.import', { libraryName: 'salts', files });
  expect(first).toMatchObject({ added: 1, known: 1 });
  expect(await open.lab.call('libraries.import', { libraryName: 'salts', files })).toMatchObject({
    added: 0,
    known: 2,
  });
  const found = await open.lab.call('references.list', { libraryId: first.libraryId });
  expect(found.total).toBe(1);
});

test('a CIF that cannot be calculated is told by its name, and the others are kept', async () => {
  const huge = haliteCif.replace(/5\.640?/g, '900');
  const sites = Array.from({ length: 2000 }, (_, i) => `Na${i} ${i / 2003} ${(i * 7) / 2003} ${(i * 13) / 2003}`);
  const crowded = [
    'data_crowded',
    ...['a', 'b', 'c'].map((axis) => `_cell_length_${axis} 50`),
    ...['alpha', 'beta', 'gamma'].map((angle) => `_cell_angle_${angle} 90`),
    "_symmetry_space_group_name_H-M 'F m -3 m'",
    'loop_',
    ...['label', 'fract_x', 'fract_y', 'fract_z'].map((tag) => `_atom_site_${tag}`),
    ...sites,
  ].join('\n');
  const { added, failures } = await open.lab.call('libraries.import', {
    libraryName: 'salts',
    files: [
      { name: 'huge.cif', bytes: bytesOf(huge) },
      { name: 'crowded.cif', bytes: bytesOf(crowded) },
      { name: 'halite.cif', bytes: bytesOf(haliteCif) },
    ],
  });
  expect(added).toBe(1);
  expect(failures.map(({ message }) => message)).toEqual([
    'huge.cif: The cell 900 x 900 x 900 Å has too many reflections down to d = 0.8 Å.',
    expect.stringMatching(/^crowded\.cif lists 2000 atoms under 192 symmetry operators/),
  ]);
});

test('an import that gives no reference makes no library', async () => {
  await expect(
    open.lab.call('libraries.import', { libraryName: 'nothing', files: [{ name: 'x.cif', bytes: bytesOf('x') }] }),
  ).rejects.toMatchObject({ kind: 'damaged-file' });
  expect(await open.lab.call('libraries.list', {})).toHaveLength(2);
});

test('a zip that would unpack to far too much is refused before it does', async () => {
  const bomb = new Uint8Array(zipSync({ 'a.cif': new Uint8Array(64 * 1024 * 1024) }));
  expect(bomb.byteLength).toBeLessThan(200_000);
  await expect(
    open.lab.call('libraries.import', { libraryName: 'bomb', files: [{ name: 'bomb.zip', bytes: bomb }] }),
  ).rejects.toThrow(/unpack/);
});

test('an own structure is drawn and found, and no longer once its library is switched off or deleted', async () => {
  const { libraryId } = await open.lab.call('libraries.import', {
    libraryName: 'salts',
    files: [{ name: 'halite.cif', bytes: bytesOf(haliteCif) }],
  });
  const [reference] = (await open.lab.call('references.list', { libraryId })).items;
  const picture = await open.lab.call('references.picture', {
    id: reference?.id ?? '',
    radiation: copper,
    from: 20,
    to: 80,
  });
  expect(picture.sticks.find(({ height }) => height === 100)?.hkl).toEqual([2, 0, 0]);
  const xy = Array.from(
    picture.x,
    (x, i) => `${x.toFixed(4)} ${(1000 * (picture.profile[i] ?? 0) + 50 + (i % 7)).toFixed(1)}`,
  ).join('\n');
  const [outcome] = await importAll(open.lab, [{ name: 'salt.xy', bytes: bytesOf(`# 2theta intensity Cu Ka\n${xy}`) }]);
  const [measurementId = ''] = idsOf(outcome);
  const options = { libraries: [libraryId] };
  const found = await open.lab.call('identify.run', { measurementId, options });
  expect(found).toMatchObject({ verdict: 'match', searched: 1 });
  const all = await open.lab.call('identify.run', { measurementId, options: {} });
  expect(all.candidates.some((candidate) => candidate.reference.id === reference?.id)).toBe(true);
  await open.lab.call('libraries.enable', { id: libraryId, enabled: false });
  const without = await open.lab.call('identify.run', { measurementId, options: {} });
  expect(without.candidates.some((candidate) => candidate.reference.id === reference?.id)).toBe(false);
  await open.lab.call('libraries.delete', { id: libraryId });
  await expect(open.lab.call('identify.run', { measurementId, options })).rejects.toMatchObject({ kind: 'not-found' });
});

test('built-in references and libraries can be switched off but not deleted', async () => {
  await expect(open.lab.call('libraries.delete', { id: 'xrd-builtin' })).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(open.lab.call('references.delete', { ids: ['xrd-builtin:rutile'] })).rejects.toMatchObject({
    kind: 'forbidden',
  });
  expect(await open.lab.call('libraries.enable', { id: 'xrd-builtin', enabled: false })).toMatchObject({
    enabled: false,
  });
  await open.reopen();
  expect((await open.lab.call('libraries.list', {})).find(({ id }) => id === 'xrd-builtin')?.enabled).toBe(false);
});

test('pages of references run through built-in and own ones without gap or repetition', async () => {
  await open.lab.call('libraries.import', {
    libraryName: 'salts',
    files: [{ name: 'halite.cif', bytes: bytesOf(haliteCif) }],
  });
  const { total } = await open.lab.call('references.list', { limit: 1 });
  const ids: string[] = [];
  for (let offset = 0; offset < total; offset += 70)
    ids.push(...(await open.lab.call('references.list', { offset, limit: 70 })).items.map(({ id }) => id));
  expect(ids).toHaveLength(total);
  expect(new Set(ids).size).toBe(total);
  const titanium = await open.lab.call('references.list', {
    technique: 'xrd',
    elements: ['Ti', 'O'],
    search: 'rutile',
  });
  expect(titanium.items.map(({ name }) => name)).toContain('Rutile');
});

test('measured patterns become references of both techniques', async () => {
  const outcomes = await importAll(open.lab, [
    { name: 'rutile.xy', bytes: rutileFile() },
    { name: 'calcite.txt', bytes: calciteRamanFile() },
  ]);
  const [xrd = '', raman = ''] = outcomes.flatMap(idsOf);
  const added = await open.lab.call('libraries.addMeasurement', {
    measurementId: xrd,
    libraryName: 'mine',
    name: 'our rutile',
    formula: 'TiO2',
  });
  expect(added).toMatchObject({ name: 'our rutile', elements: ['Ti', 'O'], technique: 'xrd' });
  const found = await open.lab.call('identify.run', { measurementId: xrd, options: { libraries: [added.libraryId] } });
  expect(found.candidates[0]).toMatchObject({ reference: { name: 'our rutile' } });
  expect(found.candidates[0]?.score).toBeGreaterThan(0.8);
  await expect(
    open.lab.call('libraries.addMeasurement', {
      measurementId: raman,
      libraryName: 'mine',
      name: 'our calcite',
      formula: 'CaCO3',
    }),
  ).rejects.toMatchObject({ kind: 'conflict' });
  const spectrum = await open.lab.call('libraries.addMeasurement', {
    measurementId: raman,
    libraryName: 'my spectra',
    name: 'our calcite',
    formula: 'CaCO3',
  });
  const raman1 = await open.lab.call('identify.run', {
    measurementId: raman,
    options: { libraries: [spectrum.libraryId] },
  });
  expect(raman1.candidates[0]?.score).toBeGreaterThan(0.9);
});

test('temporary libraries are searched but never stored', async () => {
  const { libraryId } = await open.lab.call('libraries.openTemporary', {
    name: 'given',
    files: [{ name: 'halite.cif', bytes: bytesOf(haliteCif) }],
  });
  expect((await open.lab.call('libraries.list', {})).some(({ id }) => id === libraryId)).toBe(true);
  await open.reopen();
  expect((await open.lab.call('libraries.list', {})).some(({ id }) => id === libraryId)).toBe(false);
});

test('a backup brings everything back, and what it replaced is kept', async () => {
  const project = await open.lab.call('projects.create', { name: 'before' });
  const backup = await open.lab.call('backup.create', {});
  await open.lab.call('projects.rename', { id: project.id, name: 'after' });
  const restored = await open.lab.call('backup.restore', { path: backup.path });
  expect((await open.lab.call('projects.list', {})).map(({ name }) => name)).toEqual(['before']);
  await open.lab.call('backup.restore', { path: restored.previous });
  expect((await open.lab.call('projects.list', {})).map(({ name }) => name)).toEqual(['after']);
});

test('the version of an own library follows from its content, whatever its name', async () => {
  const other = haliteCif.replaceAll('5.6', '5.7');
  const versionOf = async (id: string) =>
    (await open.lab.call('libraries.list', {})).find((library) => library.id === id)?.version;
  const add = (libraryName: string, ...texts: string[]) =>
    open.lab.call('libraries.import', {
      libraryName,
      files: texts.map((text, i) => ({ name: `${i}.cif`, bytes: bytesOf(text) })),
    });
  const { libraryId: one } = await add('one', haliteCif);
  const before = await versionOf(one);
  await add('one', other);
  const { libraryId: two } = await add('two', other, haliteCif);
  expect(await versionOf(one)).not.toBe(before);
  expect(await versionOf(two)).toBe(await versionOf(one));
  const { items } = await open.lab.call('references.list', { libraryId: one });
  const added = items.find(({ notes: _notes, ...item }) => Math.abs((item.density ?? 0) - 2.16) > 0.05);
  await open.lab.call('references.delete', { ids: [added?.id ?? ''] });
  expect(await versionOf(one)).toBe(before);
});
