import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../transports/__tests__/doors.js';
import { StagedFiles } from '../imports/stagedFiles.js';
import { ended, idsOf, importAll, openTestLab, type TestLab } from './openTestLab.js';
import { bareRutileFile, bytesOf, calciteRamanFile, rutileFile } from './patterns.js';

let open: TestLab;
beforeEach(() => {
  open = openTestLab();
});
afterEach(async () => {
  await open.close();
  open.remove();
});

/** Another file with the same shape: one more count in the last row. */
function variant(bytes: Uint8Array, number: number): Uint8Array<ArrayBuffer> {
  return bytesOf(`${new TextDecoder().decode(bytes).trimEnd()}${number}\n`);
}

test('bad files become one sentence each and the others go on', async () => {
  const outcomes = await importAll(open.lab, [
    { name: 'good.xy', bytes: rutileFile() },
    { name: 'empty.xy', bytes: new Uint8Array(0) },
    { name: 'picture.png', bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0, 255, 254, 0, 1]) },
    { name: 'words.txt', bytes: bytesOf('there is no table in here\nat all\n') },
    { name: 'raman.txt', bytes: calciteRamanFile() },
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['imported', 'failed', 'failed', 'failed', 'imported']);
  for (const outcome of outcomes)
    if (outcome.status === 'failed') expect(outcome.error.message).toContain(outcome.file);
  expect(await open.lab.call('measurements.list', {})).toHaveLength(2);
});

test('what failed stands in the job', async () => {
  const { id: jobId } = await open.lab.call('imports.begin', { title: 'two', total: 2, projectId: null });
  await open.lab.call('imports.add', { jobId, files: [{ name: 'empty.xy', bytes: new Uint8Array(0) }] });
  const job = await open.lab.call('imports.finish', { jobId });
  expect(job).toMatchObject({ state: 'done', message: '0 files imported, 1 failed.' });
  expect(job.failures).toEqual([{ item: 'empty.xy', message: expect.stringContaining('empty') as string }]);
  expect(await open.lab.call('imports.outcomes', { jobId })).toHaveLength(1);
});

test('the same file twice is one measurement, in one batch or later', async () => {
  const files = [
    { name: 'a.xy', bytes: rutileFile() },
    { name: 'b.xy', bytes: rutileFile() },
  ];
  const first = await importAll(open.lab, files);
  expect(first.map(({ status }) => status)).toEqual(['imported', 'duplicate']);
  expect(idsOf(first[0])).toEqual(idsOf(first[1]));
  const [again] = await importAll(open.lab, files.slice(0, 1));
  expect(again?.status).toBe('duplicate');
});

test('an import is identified in the background, and is there after a new start', async () => {
  const [outcome] = await importAll(open.lab, [{ name: 'rutile.xy', bytes: rutileFile() }]);
  const [id = ''] = idsOf(outcome);
  await expect.poll(async () => (await open.lab.call('measurements.get', { id })).status).toBe('match');
  await open.reopen();
  const kept = await open.lab.call('measurements.get', { id });
  expect(kept.top?.name).toBe('Rutile');
  expect(kept.selectedCandidates).toEqual([kept.identification?.candidates[0]?.reference.id]);
});

test('what was not identified before the end is taken up at the next start', async () => {
  const [outcome] = await importAll(open.lab, [{ name: 'rutile.xy', bytes: rutileFile() }]);
  await open.reopen();
  const [id = ''] = idsOf(outcome);
  await expect
    .poll(async () => (await open.lab.call('measurements.get', { id })).status, { timeout: 5000 })
    .toBe('match');
});

test('a pattern without wavelength waits for it and is identified once it is said', async () => {
  const [outcome] = await importAll(open.lab, [{ name: 'bare.xy', bytes: bareRutileFile() }]);
  const [id = ''] = idsOf(outcome);
  expect((await open.lab.call('measurements.get', { id })).status).toBe('needs-wavelength');
  await expect(open.lab.call('identify.run', { measurementId: id, options: {} })).rejects.toMatchObject({
    kind: 'wavelength-needed',
  });
  await open.lab.call('measurements.update', {
    id,
    radiation: { label: 'Cu Kα', wavelength: 1.5405929, wavelengthAlpha2: 1.5444274, alpha2Ratio: 0.5, origin: 'user' },
  });
  await expect.poll(async () => (await open.lab.call('measurements.get', { id })).status).toBe('match');
});

test('another wavelength moves the d-spacings of the peaks and searches anew', async () => {
  const [outcome] = await importAll(open.lab, [{ name: 'rutile.xy', bytes: rutileFile() }]);
  const [id = ''] = idsOf(outcome);
  const status = async () => (await open.lab.call('measurements.get', { id })).status;
  await expect.poll(status).toBe('match');
  const [first] = await open.lab.call('peaks.find', { measurementId: id });
  expect(first?.dSpacing).toBeCloseTo(3.25, 1);
  await open.lab.call('measurements.update', {
    id,
    radiation: { label: 'Co Kα1', wavelength: 1.788996, origin: 'user' },
  });
  const changed = await open.lab.call('measurements.get', { id });
  expect(changed.peaks?.[0]?.dSpacing).toBeCloseTo((first?.dSpacing ?? 0) * (1.788996 / 1.5405929), 4);
  await expect.poll(status).not.toBe('identifying');
  const anew = await open.lab.call('measurements.get', { id });
  expect(anew.identification?.radiation?.label).toBe('Co Kα1');
  expect(anew.identification?.candidates[0]?.reference.name).not.toBe('Rutile');
});

test('no picture is drawn on an axis whose wavelength nobody knows', async () => {
  const [outcome] = await importAll(open.lab, [{ name: 'bare.xy', bytes: bareRutileFile() }]);
  const [measurementId = ''] = idsOf(outcome);
  const asked = open.lab.call('identify.explain', { measurementId, referenceIds: ['xrd-builtin:rutile'] });
  await expect(asked).rejects.toMatchObject({ kind: 'wavelength-needed' });
});

test('a preferred radiation is taken and marked as assumed', async () => {
  await open.lab.call('settings.set', { defaultRadiation: 'CuKa' });
  const [outcome] = await importAll(open.lab, [{ name: 'bare.xy', bytes: bareRutileFile() }]);
  const [id = ''] = idsOf(outcome);
  expect((await open.lab.call('measurements.get', { id })).radiation).toMatchObject({
    origin: 'assumed',
    label: 'Cu Kα',
  });
});

test('an ambiguous file asks, its answer imports it and is remembered for files of its shape', async () => {
  const table = (offset: number) =>
    bytesOf(Array.from({ length: 200 }, (_, i) => `${i + 200}\t${(i * 7 + offset) % 50}`).join('\n'));
  const [asked] = await importAll(open.lab, [{ name: 'one.dat', bytes: table(0) }]);
  if (asked?.status !== 'question') throw new Error(`No question: ${JSON.stringify(asked)}`);
  expect(asked.question.doubts.length).toBeGreaterThan(0);
  const layout = { ...asked.question.guess, technique: 'raman' as const, unit: 'ramanShift' as const };
  expect(await open.lab.call('imports.answer', { stagedId: asked.stagedId, layout, remember: true })).toMatchObject({
    status: 'imported',
  });
  const [second] = await importAll(open.lab, [{ name: 'two.dat', bytes: table(3) }]);
  expect(second?.status).toBe('imported');
  await expect(
    open.lab.call('imports.answer', { stagedId: asked.stagedId, layout, remember: false }),
  ).rejects.toMatchObject({ kind: 'not-found' });
  expect(await open.lab.call('imports.forgetAnswers', {})).toEqual({ forgotten: 1 });
  const [third] = await importAll(open.lab, [{ name: 'three.dat', bytes: table(4) }]);
  expect(third?.status).toBe('question');
});

test('questions beyond the memory limit let the oldest file go', () => {
  const staged = new StagedFiles(100);
  const add = (name: string) =>
    staged.add({
      name,
      bytes: new Uint8Array(60),
      question: { guess: {} as never, doubts: [], rows: [], shape: '' },
      projectId: null,
    });
  const [first, second] = [add('first'), add('second')];
  expect(() => staged.get(first)).toThrow(/again/);
  expect(staged.get(second).name).toBe('second');
  staged.remove(second);
  expect(staged.get(add('large')).name).toBe('large');
});

test('a folder is walked with progress, hidden files left out', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder.path, 'deep', '.hidden'), { recursive: true });
  writeFileSync(join(folder.path, 'a.xy'), rutileFile());
  writeFileSync(join(folder.path, 'deep', 'b.txt'), calciteRamanFile());
  writeFileSync(join(folder.path, 'deep', 'bad.xy'), '');
  writeFileSync(join(folder.path, '.c.xy'), variant(rutileFile(), 1));
  writeFileSync(join(folder.path, 'deep', '.hidden', 'd.xy'), variant(rutileFile(), 2));
  const job = await ended(
    open.lab,
    await open.lab.call('imports.paths', { paths: [folder.path, join(folder.path, 'missing.xy')], projectId: null }),
  );
  expect(job).toMatchObject({ state: 'done', done: 3, total: 3, message: '2 files imported, 2 failed.' });
  const outcomes = await open.lab.call('imports.outcomes', { jobId: job.id });
  expect(
    outcomes
      .filter(({ status }) => status === 'failed')
      .map(({ file }) => file.split('/').at(-1))
      .sort(),
  ).toEqual(['bad.xy', 'missing.xy']);
  const stored = await open.lab.call('measurements.list', {});
  // The folders stay private: a report goes to other people.
  expect(stored.map(({ fileName }) => fileName)).toEqual(expect.arrayContaining(['a.xy', 'b.txt']));
  folder.remove();
});

test('a cancelled import answers at once and stores nothing more', async () => {
  const folder = temporaryFolder();
  for (let i = 0; i < 200; i++) writeFileSync(join(folder.path, `${i}.xy`), variant(rutileFile(), i));
  await open.lab.call('settings.set', { identifyOnImport: false });
  const started = await open.lab.call('imports.paths', { paths: [folder.path], projectId: null });
  await expect
    .poll(async () => (await open.lab.call('jobs.get', { id: started.id })).done, { interval: 5 })
    .toBeGreaterThan(0);
  const before = Date.now();
  const job = await open.lab.call('jobs.cancel', { id: started.id });
  expect(job.state).toBe('cancelled');
  expect(Date.now() - before).toBeLessThan(1000);
  // The batch under way may still be acknowledged; then nothing more comes.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const { length } = await open.lab.call('measurements.list', {});
  expect(length).toBeLessThan(200);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await open.lab.call('measurements.list', {})).toHaveLength(length);
  folder.remove();
});

test('an import that was cancelled takes no more files', async () => {
  const { id: jobId } = await open.lab.call('imports.begin', { title: 'x', total: 1, projectId: null });
  await open.lab.call('jobs.cancel', { id: jobId });
  await expect(
    open.lab.call('imports.add', { jobId, files: [{ name: 'a.xy', bytes: rutileFile() }] }),
  ).rejects.toMatchObject({ kind: 'cancelled' });
  await expect(
    open.lab.call('imports.add', { jobId: 'unknown', files: [{ name: 'a.xy', bytes: rutileFile() }] }),
  ).rejects.toMatchObject({ kind: 'not-found' });
  expect(await open.lab.call('imports.finish', { jobId })).toMatchObject({ state: 'cancelled' });
  await expect(open.lab.call('imports.finish', { jobId: 'unknown' })).rejects.toMatchObject({ kind: 'not-found' });
});

test('a measurement deleted while it waits to be identified is no failure', async () => {
  const outcomes = await importAll(
    open.lab,
    [1, 2, 3].map((n) => ({ name: `${n}.xy`, bytes: variant(rutileFile(), n) })),
  );
  const ids = outcomes.flatMap(idsOf);
  await open.lab.call('measurements.delete', { ids });
  await expect
    .poll(async () => (await open.lab.call('jobs.list', {})).filter(({ state }) => state === 'running'))
    .toEqual([]);
  const jobs = await open.lab.call('jobs.list', {});
  expect(jobs.flatMap(({ failures }) => failures)).toEqual([]);
  await open.lab.call('measurements.restore', { ids });
  expect(await open.lab.call('measurements.list', {})).toHaveLength(3);
});

test('a new folder of data shows the bundled samples identified, once', async () => {
  await open.close();
  open.remove();
  open = openTestLab({ samples: true });
  await expect
    .poll(
      async () => (await open.lab.call('measurements.list', {})).filter(({ status }) => status === 'match').length,
      { timeout: 15_000 },
    )
    .toBe(3);
  const ids = (await open.lab.call('measurements.list', {})).map(({ id }) => id);
  await open.lab.call('measurements.delete', { ids });
  await open.reopen();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await open.lab.call('measurements.list', {})).toEqual([]);
});
