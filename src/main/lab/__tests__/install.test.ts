import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LabError } from '../../../contract/index.js';
import { temporaryFolder } from '../../transports/__tests__/doors.js';
import type { FetchWheel } from '../install/downloadWheel.js';
import { fakeAmcsdWheel, fakeRamanWheel } from './fakeWheels.js';
import { ended, idsOf, importAll, openTestLab, type TestLab } from './openTestLab.js';
import { calciteRamanFile } from './patterns.js';

const wheels = temporaryFolder();
const amcsd = join(wheels.path, 'amcsd.whl');
const raman = join(wheels.path, 'raman.whl');
mkdirSync(wheels.path, { recursive: true });
fakeAmcsdWheel(amcsd, 120);
fakeRamanWheel(raman);

let fetchWheel: FetchWheel;
let open: TestLab;
beforeEach(() => {
  fetchWheel = (wheel) => Promise.resolve(wheel.fileName.startsWith('xraylarch') ? amcsd : raman);
  open = openTestLab({ fetchWheel: (...given) => fetchWheel(...given) });
});
afterEach(async () => {
  await open.close();
  open.remove();
});

test('the mineral structures are installed by one action, a broken record told and left out', async () => {
  const job = await ended(open.lab, await open.lab.call('libraries.install', { id: 'amcsd' }));
  expect(job).toMatchObject({ state: 'done', total: 121, done: 121 });
  expect(job.message).toContain('Cite:');
  expect(job.failures).toHaveLength(1);
  const library = (await open.lab.call('libraries.list', {})).find(({ id }) => id === 'amcsd');
  expect(library).toMatchObject({ kind: 'installed', count: 120, technique: 'xrd' });
  expect(library?.citation).toContain('Downs');
  const { items } = await open.lab.call('references.list', { libraryId: 'amcsd', limit: 1 });
  expect(items[0]).toMatchObject({ name: 'Periclase', formula: 'MgO' });
  expect((await open.lab.call('libraries.installable', {})).find(({ id }) => id === 'amcsd')?.installed).toBe(true);
});

test('installing again replaces the library', async () => {
  await ended(open.lab, await open.lab.call('libraries.install', { id: 'amcsd' }));
  const second = await ended(open.lab, await open.lab.call('libraries.install', { id: 'amcsd' }));
  expect(second.state).toBe('done');
  expect((await open.lab.call('references.list', { libraryId: 'amcsd' })).total).toBe(120);
});

test('the Raman spectra are installed, found, and left out by specimen', async () => {
  const job = await ended(open.lab, await open.lab.call('libraries.install', { id: 'raman-open' }));
  expect(job).toMatchObject({ state: 'done', failures: [{ item: 'Nothing (p2)' }] });
  const { items } = await open.lab.call('references.list', { libraryId: 'raman-open' });
  expect(items.map(({ name, formula, specimen }) => [name, formula, specimen])).toEqual([
    ['Calcite', 'CaCO3', 'R000001'],
    ['Polymer, a test', '', 'p1'],
    ['TiO2', 'TiO2', 'ROD 1000001'],
  ]);
  const [outcome] = await importAll(open.lab, [{ name: 'calcite.txt', bytes: calciteRamanFile() }]);
  const [measurementId = ''] = idsOf(outcome);
  const found = await open.lab.call('identify.run', { measurementId, options: { libraries: ['raman-open'] } });
  expect(found.candidates[0]?.reference.name).toBe('Calcite');
  const without = await open.lab.call('identify.run', {
    measurementId,
    options: { libraries: ['raman-open'], excludeSpecimens: ['R000001'] },
  });
  expect(without.candidates.some(({ reference }) => reference.name === 'Calcite')).toBe(false);
});

test('a download that fails or is cancelled leaves nothing half-installed', async () => {
  fetchWheel = () => Promise.reject(new LabError('unavailable', 'The network is away.'));
  expect(await ended(open.lab, await open.lab.call('libraries.install', { id: 'amcsd' }))).toMatchObject({
    state: 'failed',
    message: 'The network is away.',
  });
  fetchWheel = (_wheel, _folder, signal) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new LabError('cancelled', 'Cancelled.')));
    });
  const started = await open.lab.call('libraries.install', { id: 'amcsd' });
  expect(await open.lab.call('jobs.cancel', { id: started.id })).toMatchObject({ state: 'cancelled' });
  expect((await open.lab.call('libraries.list', {})).some(({ id }) => id === 'amcsd')).toBe(false);
});

test('cancelling while structures are decoded leaves nothing behind', async () => {
  const started = await open.lab.call('libraries.install', { id: 'amcsd' });
  await expect
    .poll(async () => (await open.lab.call('jobs.get', { id: started.id })).done, { interval: 2 })
    .toBeGreaterThan(0);
  await open.lab.call('jobs.cancel', { id: started.id });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await open.lab.call('libraries.list', {})).some(({ id }) => id === 'amcsd')).toBe(false);
});

test('a package of another form is a sentence', async () => {
  const wrong = join(wheels.path, 'wrong.whl');
  writeFileSync(wrong, 'this is no zip');
  fetchWheel = () => Promise.resolve(wrong);
  const job = await ended(open.lab, await open.lab.call('libraries.install', { id: 'amcsd' }));
  expect(job).toMatchObject({ state: 'failed', error: { kind: 'damaged-file' } });
});
