import { expect, test } from 'vitest';
import SQLite from 'better-sqlite3';
import { databasePath } from '../open/paths.js';
import { identification, measurement, openTestStore, temporaryFolder } from './fixtures.js';

test('a measurement comes back as it was put in, after closing and opening again', () => {
  const folder = temporaryFolder();
  const first = openTestStore(folder);
  const given = measurement({
    seed: 3,
    radiation: { label: 'Cu Kα', wavelength: 1.5406, wavelengthAlpha2: 1.5444, alpha2Ratio: 0.5, origin: 'file' },
    tags: ['furnace', 'naïve'],
    notes: 'heated to 900 °C',
    steps: [{ kind: 'background-snip', iterations: 40, smoothing: true }],
  });
  given.spectrum.sigma = given.spectrum.y.map(Math.sqrt);
  const id = first.measurements.insert(given);
  first.close();

  const detail = openTestStore(folder).measurements.get(id);
  expect(detail.spectrum).toEqual(given.spectrum);
  expect(detail.metadata).toEqual(given.metadata);
  expect(detail.provenance).toEqual(given.provenance);
  expect(detail.warnings).toEqual(given.warnings);
  expect(detail.steps).toEqual(given.steps);
  expect(detail.preview).toEqual(given.preview);
  expect(detail).toMatchObject({
    id,
    name: 'scan 3',
    fileName: 'scan-3.xy',
    radiation: given.radiation,
    tags: ['furnace', 'naïve'],
    notes: 'heated to 900 °C',
    points: 200,
    range: [10, given.spectrum.x.at(-1)],
    peaks: null,
    identification: null,
    selectedCandidates: [],
    status: 'new',
  });
});

test('equal axes are stored once and go when the last measurement with them goes', () => {
  const folder = temporaryFolder();
  let today = new Date('2026-10-01T00:00:00Z');
  const store = openTestStore(folder, { now: () => today });
  const ids = [1, 2, 3].map((seed) => store.measurements.insert(measurement({ seed })));
  expect(arrayCount(folder)).toBe(4);
  store.measurements.delete(ids.slice(0, 2));
  store.close();

  today = new Date('2026-10-30T00:00:00Z');
  const later = openTestStore(folder, { now: () => today });
  later.measurements.restore(ids.slice(1, 2));
  later.close();

  today = new Date('2026-11-01T00:00:00Z');
  const last = openTestStore(folder, { now: () => today });
  expect(arrayCount(folder)).toBe(3);
  expect(() => last.measurements.restore(ids.slice(0, 1))).toThrow('does not exist any more');
  expect(last.measurements.get(ids[1] ?? '').spectrum).toEqual(measurement({ seed: 2 }).spectrum);
});

test('a changed byte of a stored array is noticed, and the sentence names the measurement', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  const id = store.measurements.insert(measurement({ seed: 5 }));
  const healthy = store.measurements.insert(measurement({ seed: 6 }));
  const db = new SQLite(databasePath(folder));
  const y = db.prepare('SELECT y_sha256 FROM measurement_details WHERE measurement_id = ?').pluck().get(id);
  const bytes = db.prepare('SELECT bytes FROM arrays WHERE sha256 = ?').pluck().get(y) as Buffer;
  bytes[17] = (bytes[17] ?? 0) ^ 1;
  db.prepare('UPDATE arrays SET bytes = ? WHERE sha256 = ?').run(bytes, y);
  db.close();
  expect(() => store.measurements.get(id)).toThrow(/numbers of scan 5 \(scan-5\.xy\) are damaged/);
  expect(store.measurements.get(healthy).name).toBe('scan 6');
});

test('search finds words in name, file name, notes, tags and the best candidate, in any letter case', () => {
  const store = openTestStore();
  const oven = store.measurements.insert(
    measurement({ seed: 1, name: 'Öfen 7', tags: ['Series A'], notes: 'quenched' }),
  );
  const other = store.measurements.insert(measurement({ seed: 2 }));
  store.measurements.setIdentification(other, identification());
  const found = (search: string) => store.measurements.list({ search }).map(({ id }) => id);
  expect(found('öFEN')).toEqual([oven]);
  expect(found('series QUENCHED')).toEqual([oven]);
  expect(found('scan-2')).toEqual([other]);
  expect(found('rutile tio₂')).toEqual([other]);
  expect(found('%')).toEqual([]);
  expect(found('  ')).toEqual([other, oven]);
  store.measurements.update(oven, { name: 'renamed', tags: [] });
  expect(found('öfen')).toEqual([]);
  expect(found('renamed')).toEqual([oven]);
  store.measurements.setIdentification(other, null);
  expect(found('rutile')).toEqual([]);
});

test('tags filter exactly and are counted', () => {
  const store = openTestStore();
  const a = store.measurements.insert(measurement({ seed: 1, tags: ['steel', 'cold'] }));
  store.measurements.insert(measurement({ seed: 2, tags: ['steel rod'] }));
  const gone = store.measurements.insert(measurement({ seed: 3, tags: ['steel'] }));
  store.measurements.delete([gone]);
  expect(store.measurements.list({ tag: 'steel' }).map(({ id }) => id)).toEqual([a]);
  expect(store.tags.list()).toEqual([
    { tag: 'cold', count: 1 },
    { tag: 'steel', count: 1 },
    { tag: 'steel rod', count: 1 },
  ]);
});

test('an identification sets the verdict, and the best candidate only when it is a match', () => {
  const store = openTestStore();
  const id = store.measurements.insert(measurement());
  store.measurements.setIdentification(id, identification('match'));
  expect(store.measurements.summary(id)).toMatchObject({
    status: 'match',
    top: { name: 'Rutile', formula: 'TiO2', score: 0.93 },
  });
  expect(store.measurements.get(id).identification).toEqual(identification('match'));
  store.measurements.setIdentification(id, identification('no-confident-match'));
  const summary = store.measurements.summary(id);
  expect(summary.status).toBe('no-confident-match');
  expect(summary.top).toBeUndefined();
});

test('updates change what they name and leave the rest', () => {
  const store = openTestStore();
  const id = store.measurements.insert(measurement({ notes: 'first' }));
  const before = store.measurements.get(id);
  const peak = {
    id: 'p1',
    position: 27.4,
    height: 10,
    fwhm: 0.1,
    area: 1,
    signalToNoise: 9,
    origin: 'edited' as const,
  };
  store.measurements.update(id, { peaks: [peak], selectedCandidates: ['rutile'], laserWavelength: 532 });
  expect(store.measurements.get(id)).toEqual({
    ...before,
    peaks: [peak],
    selectedCandidates: ['rutile'],
    laserWavelength: 532,
  });
  store.measurements.update(id, { peaks: null });
  expect(store.measurements.get(id).peaks).toBeNull();
  expect(() => store.measurements.update('nobody', { name: 'x' })).toThrow('does not exist any more');
});

test('deleted measurements are not listed, counted or found as duplicates until they are restored', () => {
  const store = openTestStore();
  const id = store.measurements.insert(measurement({ seed: 9 }));
  const sha256 = measurement({ seed: 9 }).provenance.sha256;
  expect(store.measurements.findBySha256(sha256)).toEqual([id]);
  store.measurements.delete([id]);
  expect(store.measurements.findBySha256(sha256)).toEqual([]);
  expect(store.measurements.list()).toEqual([]);
  expect(store.measurements.count()).toBe(0);
  expect(() => store.measurements.get(id)).toThrow('does not exist any more');
  store.measurements.restore([id]);
  expect(store.measurements.get(id).id).toBe(id);
});

test('deleting several measurements of which one is unknown deletes none', () => {
  const store = openTestStore();
  const id = store.measurements.insert(measurement());
  expect(() => store.measurements.delete([id, 'nobody'])).toThrow('does not exist any more');
  expect(store.measurements.count()).toBe(1);
});

test('a project that is deleted leaves its measurements without a project, and takes them back when restored', () => {
  const store = openTestStore();
  const project = store.projects.create('Furnace');
  const id = store.measurements.insert(measurement({ projectId: project.id }));
  expect(store.projects.get(project.id)).toEqual({ ...project, measurementCount: 1 });
  store.projects.delete(project.id);
  expect(store.projects.list()).toEqual([]);
  expect(store.measurements.summary(id).projectId).toBeNull();
  expect(store.measurements.list({ projectId: null }).map((row) => row.id)).toEqual([id]);
  store.projects.restore(project.id);
  expect(store.measurements.list({ projectId: project.id }).map((row) => row.id)).toEqual([id]);
  expect(store.projects.rename(project.id, 'Oven').name).toBe('Oven');
  expect(() => store.projects.rename('nobody', 'x')).toThrow('does not exist any more');
});

test('a measurement cannot be put into a project that does not exist', () => {
  const store = openTestStore();
  expect(() => store.measurements.insert(measurement({ projectId: 'nobody' }))).toThrow('does not exist any more');
  expect(store.measurements.count()).toBe(0);
});

test('a transaction that throws leaves nothing, and a nested one only undoes itself', () => {
  const store = openTestStore();
  const failing = () => {
    store.measurements.insert(measurement({ seed: 1 }));
    throw new Error('stop');
  };
  expect(() => store.transaction(failing)).toThrow('stop');
  expect(store.measurements.count()).toBe(0);
  store.transaction(() => {
    store.measurements.insert(measurement({ seed: 2 }));
    expect(() => store.transaction(failing)).toThrow('stop');
  });
  expect(store.measurements.list().map(({ name }) => name)).toEqual(['scan 2']);
});

function arrayCount(folder: string): number {
  const db = new SQLite(databasePath(folder), { readonly: true });
  try {
    return db.prepare('SELECT count(*) FROM arrays').pluck().get() as number;
  } finally {
    db.close();
  }
}
