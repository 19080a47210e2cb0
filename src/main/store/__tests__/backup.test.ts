import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { LabError } from '../../../contract/index.js';
import { chooseExpired } from '../backup/chooseExpired.js';
import { backupFileName, listBackups, type BackupReason } from '../backup/listBackups.js';
import { restoreBackup } from '../backup/restoreBackup.js';
import { databasePath } from '../open/paths.js';
import { openStore } from '../openStore.js';
import type { Store } from '../types.js';
import { identification, measurement, openTestStore, structureReference, temporaryFolder } from './fixtures.js';

test('a backup taken, the data changed, the backup restored: everything is as it was', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  const id = store.measurements.insert(measurement({ seed: 4, tags: ['x'] }));
  store.measurements.setIdentification(id, identification());
  store.libraries.create({
    id: 'own',
    name: 'Own',
    technique: 'xrd',
    kind: 'own',
    version: '',
    licence: '',
    citation: '',
    enabled: true,
  });
  store.references.insertMany('own', [structureReference()]);
  const before = content(store, id);
  const backup = store.createBackup(join(folder, 'my backup.db'));
  expect(backup.bytes).toBe(readFileSync(backup.path).length);
  store.measurements.update(id, { name: 'changed later' });
  store.libraries.delete('own');
  const changed = store.measurements.get(id);
  store.close();

  const { previous } = restoreBackup(folder, backup.path);
  const restored = openTestStore(folder);
  expect(content(restored, id)).toEqual(before);
  restored.close();

  restoreBackup(folder, previous ?? '');
  const undone = openTestStore(folder);
  expect(undone.measurements.get(id)).toEqual(changed);
  expect(undone.libraries.list()).toEqual([]);
});

test('a restore into an empty folder works, so that data moves to another machine', () => {
  const store = openTestStore();
  store.measurements.insert(measurement());
  const backup = store.createBackup();
  const elsewhere = temporaryFolder();
  expect(restoreBackup(elsewhere, backup.path).previous).toBeNull();
  expect(openTestStore(elsewhere).measurements.count()).toBe(1);
});

test('a restore while the folder is open, of a damaged, newer, missing or foreign file, is refused and changes nothing', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  store.measurements.insert(measurement());
  const backup = store.createBackup();
  expect(() => restoreBackup(folder, backup.path)).toThrow(/already open/);
  store.close();
  const before = readFileSync(databasePath(folder));
  const spoilt = join(folder, 'spoilt.db');
  writeFileSync(spoilt, readFileSync(backup.path).fill(0x11, 8192, 30_000));
  const newer = join(folder, 'newer.db');
  writeFileSync(newer, readFileSync(backup.path));
  const db = new SQLite(newer);
  db.pragma('user_version = 999');
  db.close();
  const foreign = join(folder, 'foreign.db');
  writeFileSync(foreign, 'text');
  expect(() => restoreBackup(folder, spoilt)).toThrow('damaged');
  expect(() => restoreBackup(folder, newer)).toThrow('newer version');
  expect(() => restoreBackup(folder, foreign)).toThrow('not a backup');
  expect(() => restoreBackup(folder, join(folder, 'nothing.db'))).toThrow('no backup at');
  expect(() => restoreBackup(folder, databasePath(folder))).toThrow('the database itself');
  expect(readFileSync(databasePath(folder)).equals(before)).toBe(true);
});

test('a backup cannot be written over the database itself', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  for (const suffix of ['', '-wal', '-shm']) {
    expect(() => store.createBackup(databasePath(folder) + suffix)).toThrow('cannot replace the database itself');
  }
  expect(store.measurements.count()).toBe(0);
});

test('a backup into a folder gets a name of its own, and nothing half-written stays behind', () => {
  const folder = temporaryFolder();
  const target = temporaryFolder();
  const store = openTestStore(folder);
  const { path } = store.createBackup(target);
  expect(readdirSync(target)).toEqual([path.slice(target.length + 1)]);
  expect(() => store.createBackup(join(path, 'below-a-file.db'))).toThrow('Could not write the backup');
});

test('closing backs up once a day, and only when something changed', () => {
  const folder = temporaryFolder();
  const day = (date: string, work: (store: Store) => void = () => undefined) => {
    const store = openStore({ dataFolder: folder, mode: 'readwrite', now: () => new Date(date) });
    work(store);
    store.close();
    return listBackups(folder).map(({ createdAt }) => createdAt.toISOString().slice(0, 10));
  };
  const change = (store: Store) => store.settings.set('value', Math.random());
  // Days to come: change is judged by the file's own date, which a test cannot turn forward.
  expect(day('2020-01-01T10:00:00Z', change)).toEqual(['2020-01-01']);
  expect(day('2020-01-01T20:00:00Z', change)).toEqual(['2020-01-01']);
  expect(day('2020-01-02T10:00:00Z', change)).toEqual(['2020-01-02', '2020-01-01']);
  expect(day('2100-01-01T10:00:00Z', change)).toEqual(['2100-01-01', '2020-01-02', '2020-01-01']);
  expect(day('2100-01-02T10:00:00Z')).toEqual(['2100-01-01', '2020-01-02', '2020-01-01']);
  expect(listBackups(folder).every(({ reason }) => reason === 'daily')).toBe(true);
});

test('files of other names in the backup folder are left alone', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  mkdirSync(join(folder, 'backups'), { recursive: true });
  const note = join(folder, 'backups', 'read me.txt');
  writeFileSync(note, 'mine');
  for (let count = 0; count < 3; count += 1) store.createBackup();
  expect(existsSync(note)).toBe(true);
});

const now = new Date('2026-10-20T18:00:00Z');
const at = (date: string, reason: BackupReason = 'daily') => ({
  createdAt: new Date(date),
  reason,
  name: backupFileName(new Date(date), reason),
});
const days = (count: number) =>
  Array.from({ length: count }, (_, index) => at(`2026-10-${String(19 - index).padStart(2, '0')}T12:00:00Z`));

test.each([
  ['nothing', [], []],
  ['three of today stay', [at('2026-10-20T01:00:00Z'), at('2026-10-20T02:00:00Z'), at('2026-10-20T03:00:00Z')], []],
  ['the oldest of four of today goes', [1, 2, 3, 4].map((hour) => at(`2026-10-20T0${hour}:00:00Z`)), ['2026-10-20T01']],
  ['of an earlier day the newest stays', [at('2026-10-19T01:00:00Z'), at('2026-10-19T23:00:00Z')], ['2026-10-19T01']],
  ['ten days stay', days(10), []],
  ['of twelve days the two oldest go', days(12), ['2026-10-09T12', '2026-10-08T12']],
  ['what a person asked for stays and does not count', [...days(10), at('2020-01-01T00:00:00Z', 'manual')], []],
  [
    'backups before a migration count as automatic ones',
    [at('2026-10-19T23:00:00Z', 'before-migration'), at('2026-10-19T22:00:00Z', 'before-restore')],
    ['2026-10-19T22'],
  ],
] as const)('thinning: %s', (_, backups, expired) => {
  expect(chooseExpired(backups, now).map(({ createdAt }) => createdAt.toISOString().slice(0, 13))).toEqual(expired);
});

function content(store: Store, id: string) {
  return {
    measurement: store.measurements.get(id),
    libraries: store.libraries.list(),
    reference: store.references.get('rutile'),
  };
}

test('opening lets go of expired backups and of what a killed process left half-written, and of nothing else', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder, { now: () => new Date('2026-10-19T00:00:00Z') });
  store.close();
  mkdirSync(join(folder, 'backups'));
  const names = [
    ...days(12).map(({ name }) => name),
    'phaselens-2026-10-19T12-30-00-000Z-manual.db.partial',
    'own.txt',
  ];
  for (const name of names) writeFileSync(join(folder, 'backups', name), '');
  writeFileSync(join(folder, 'phaselens.db.restoring'), '');
  openTestStore(folder, { now: () => now });
  expect(readdirSync(join(folder, 'backups')).sort()).toEqual(['own.txt', ...days(10).map(({ name }) => name)].sort());
  expect(existsSync(join(folder, 'phaselens.db.restoring'))).toBe(false);
});

test('a backup folder that cannot be read is told, not taken for an empty one', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'backups'), 'a file in its place');
  expect(() => listBackups(folder)).toThrow(LabError);
});
