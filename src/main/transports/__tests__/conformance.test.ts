import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { methods, type MethodName } from '../../../contract/index.js';
import { bytesOf, haliteCif, rutileFile } from '../../lab/__tests__/patterns.js';
import { buildEntries } from './buildEntries.js';
import { httpDoor, inProcessDoor, processDoor, temporaryFolder, type Door } from './doors.js';

let built = '';
beforeAll(async () => {
  built = await buildEntries({ lab: 'src/main/lab/process.ts', worker: 'src/main/lab/worker.ts' });
}, 120_000);
afterAll(() => rmSync(built, { recursive: true, force: true }));

const doors: [string, (dataFolder: string) => Promise<Door>][] = [
  ['the in-process door', inProcessDoor],
  ['the served door', httpDoor],
  ['the child-process door', (dataFolder) => processDoor(join(built, 'lab.js'), dataFolder)],
];

describe.each(doors)('%s', (_name, open) => {
  let door: Door;
  const folder = temporaryFolder();
  beforeAll(async () => {
    door = await open(folder.path);
  });
  afterAll(async () => {
    await door.close();
    folder.remove();
  });

  test('answers with plain data', async () => {
    const info = await door.call('system.info', {});
    expect(info.dataFolder).toBe(folder.path);
    expect(info.schemaVersion).toBeGreaterThan(0);
  });

  test('carries arrays of numbers whole, with their type', async () => {
    const id = await importRutile(door);
    const { spectrum, preview } = await door.call('measurements.get', { id });
    expect(spectrum.x).toBeInstanceOf(Float64Array);
    expect(spectrum.x).toHaveLength(3501);
    expect(spectrum.x[0]).toBe(15);
    expect(preview).toBeInstanceOf(Float32Array);
  });

  test('identifies through to a candidate and its picture', async () => {
    const id = await importRutile(door);
    const found = await door.call('identify.run', { measurementId: id, options: { top: 3 } });
    expect(found.verdict).toBe('match');
    expect(found.candidates[0]?.reference.name).toBe('Rutile');
    const picture = await door.call('identify.explain', {
      measurementId: id,
      referenceIds: [found.candidates[0]?.reference.id ?? ''],
    });
    expect(picture.overlays[0]?.profile).toHaveLength(picture.x.length);
    expect(picture.overlays[0]?.sticks.some(({ state }) => state === 'matched')).toBe(true);
  });

  test('passes events on', async () => {
    const heard: unknown[] = [];
    const stop = door.on('projects.changed', (payload) => heard.push(payload));
    await expect
      .poll(async () => {
        await door.call('projects.create', { name: 'a project' });
        return heard.length;
      })
      .toBeGreaterThan(0);
    stop();
  });

  test('crosses errors as their kind and sentence', async () => {
    await expect(door.call('measurements.get', { id: 'nobody' })).rejects.toMatchObject({
      name: 'LabError',
      kind: 'not-found',
    });
    await expect(
      door.call('simulate.cif', {
        file: { name: 'x.cif', bytes: bytesOf('nonsense') },
        radiation: { label: 'Cu', wavelength: 1.54, origin: 'user' },
        from: 10,
        to: 90,
      }),
    ).rejects.toMatchObject({ kind: 'damaged-file' });
  });

  test('refuses unknown methods, prototype names and wrong input', async () => {
    const call = door.call as (name: string, input: unknown) => Promise<unknown>;
    for (const name of ['no.such', 'constructor', '__proto__', 'toString', '']) {
      await expect(call(name, {})).rejects.toMatchObject({ name: 'LabError' });
    }
    await expect(call('projects.create', { name: '' })).rejects.toMatchObject({ kind: 'invalid-input' });
    await expect(call('projects.create', null)).rejects.toMatchObject({ kind: 'invalid-input' });
    await expect(call('imports.add', { jobId: 'x', files: [{ name: 'x', bytes: 'text' }] })).rejects.toMatchObject({
      kind: 'invalid-input',
    });
    await expect(
      call('processing.preview', { measurementId: 'x', steps: [{ kind: 'crop', from: NaN, to: 1 }] }),
    ).rejects.toMatchObject({ kind: 'invalid-input' });
  });

  test('lets an untrusted caller do nothing that names a path of this machine', async () => {
    const call = door.call as (name: string, input: unknown) => Promise<unknown>;
    const trusted = (Object.keys(methods) as MethodName[]).filter((name) => methods[name].caller === 'trusted');
    expect(trusted.length).toBeGreaterThan(3);
    for (const name of trusted)
      await expect(call(name, { path: '/etc/passwd', paths: ['/etc'], projectId: null })).rejects.toMatchObject({
        kind: 'forbidden',
      });
  });

  test('makes a dataset of a recipe and hands out its spectra', async () => {
    const recipe = (await door.call('datasets.recipes', {})).find(({ id }) => id === 'dataset-2')?.recipe;
    if (!recipe) throw new Error('no recipe');
    const few = { kind: 'drawn', perClass: 3 } as const;
    const splits = { train: few, validation: few, test: few };
    const { id, counts, sha256 } = await door.call('datasets.create', { recipe: { ...recipe, splits } });
    expect(counts).toEqual({ train: 6, validation: 6, test: 6 });
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    const { x, labels, meta } = await door.call('datasets.samples', { id, split: 'train', numbers: [0, 5] });
    expect(x).toBeInstanceOf(Float32Array);
    expect(x).toHaveLength(4000);
    expect(labels).toEqual(Int32Array.of(0, 1));
    expect(meta.peaks?.offsets).toEqual(Int32Array.of(0, 1, 2));
    await door.call('datasets.delete', { id });
  });

  test('simulates a structure', async () => {
    const pattern = await door.call('simulate.cif', {
      file: { name: 'halite.cif', bytes: bytesOf(haliteCif) },
      radiation: { label: 'Cu Kα1', wavelength: 1.5405929, origin: 'user' },
      from: 20,
      to: 60,
    });
    expect(pattern.peaks.find(({ intensity }) => intensity === 100)?.hkl[0]).toEqual([2, 0, 0]);
    expect(pattern.formula).toBe('NaCl');
  });
});

async function importRutile(door: Door): Promise<string> {
  const { id: jobId } = await door.call('imports.begin', { title: 'one', total: 1, projectId: null });
  const [outcome] = await door.call('imports.add', { jobId, files: [{ name: 'rutile.xy', bytes: rutileFile() }] });
  await door.call('imports.finish', { jobId });
  if (outcome?.status !== 'imported' && outcome?.status !== 'duplicate') throw new Error(JSON.stringify(outcome));
  return outcome.measurementIds[0] ?? '';
}
