import { existsSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { LabError } from '../../../contract/data/errors.js';
import { migrations } from '../migrations/index.js';
import { databasePath } from '../open/paths.js';
import { openStore } from '../openStore.js';
import { restoreBackup } from '../backup/restoreBackup.js';
import { measurement, openTestStore, temporaryFolder } from './fixtures.js';

test('a new data folder is made, with all its parents', () => {
  const folder = join(temporaryFolder(), 'a', 'b');
  expect(openTestStore(folder).measurements.count()).toBe(0);
  expect(existsSync(databasePath(folder))).toBe(true);
});

test('a second opening of the same folder is refused with a sentence that names the process, and works once the first is closed', () => {
  const folder = temporaryFolder();
  const first = openTestStore(folder);
  const error = failure(() => openTestStore(folder));
  expect(error.kind).toBe('database-locked');
  expect(error.message).toContain(`process ${process.pid}`);
  first.close();
  expect(openTestStore(folder).measurements.count()).toBe(0);
});

test('the traces of a process that is gone do not lock the folder', () => {
  const folder = temporaryFolder();
  openTestStore(folder).close();
  writeFileSync(join(folder, 'phaselens.pid'), '1\n');
  expect(openTestStore(folder).measurements.count()).toBe(0);
});

test('a database of a newer program is refused with a sentence and left untouched', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  store.measurements.insert(measurement());
  store.close();
  const db = new SQLite(databasePath(folder));
  db.pragma(`user_version = 999`);
  db.close();
  const before = readFileSync(databasePath(folder));
  const names = readdirSync(folder).sort();
  for (const mode of ['readwrite', 'readonly'] as const) {
    const error = failure(() => openStore({ dataFolder: folder, mode }));
    expect(error.kind).toBe('database-newer');
    expect(error.message).toMatch(/newer version of Phaselens \(data version 999/);
  }
  expect(readFileSync(databasePath(folder)).equals(before)).toBe(true);
  expect(names).not.toContain('backups');
});

test('a newer version that is still in the write-ahead log is noticed too, and the log is left as it is', () => {
  const { folder, copy } = folderWithLog((db) => db.pragma('user_version = 999'));
  expect(failure(() => openTestStore(folder)).kind).toBe('database-newer');
  expect(readFileSync(databasePath(folder)).equals(copy.database)).toBe(true);
  expect(readFileSync(`${databasePath(folder)}-wal`).equals(copy.log)).toBe(true);
});

test('a database of another program is refused and left untouched', () => {
  const folder = temporaryFolder();
  const db = new SQLite(databasePath(folder));
  db.exec('CREATE TABLE recipes (name TEXT)');
  db.close();
  const before = readFileSync(databasePath(folder));
  expect(failure(() => openTestStore(folder)).message).toContain('database of another program');
  expect(readFileSync(databasePath(folder)).equals(before)).toBe(true);
});

test('a migration whose text was changed after it was applied is refused', () => {
  const folder = temporaryFolder();
  openTestStore(folder).close();
  const edited = migrations.map((migration) => ({ ...migration, statements: [...migration.statements, 'SELECT 1'] }));
  const error = failure(() => openTestStore(folder, { migrations: edited }));
  expect(error.kind).toBe('conflict');
  expect(error.message).toContain('another edition');
  expect(openTestStore(folder).measurements.count()).toBe(0);
});

test('a damaged database is refused, kept aside, and the newest intact backup offered; restoring it brings the data back', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  for (let seed = 0; seed < 20; seed += 1) store.measurements.insert(measurement({ seed, points: 2000 }));
  const backup = store.createBackup();
  store.close();
  const path = databasePath(folder);
  const bytes = readFileSync(path);
  bytes.fill(0x5a, 8192, 40_000);
  writeFileSync(path, bytes);
  const broken = join(folder, 'backups', 'phaselens-2099-01-01T00-00-00-000Z-daily.db');
  writeFileSync(broken, 'not a database');

  const error = failure(() => openTestStore(folder));
  expect(error.kind).toBe('database-damaged');
  expect(error.details['backup']).toBe(backup.path);
  expect(error.message).toContain(`phaselens restore ${backup.path}`);
  expect(readFileSync(String(error.details['keptAside'])).equals(bytes)).toBe(true);
  expect(readFileSync(path).equals(bytes)).toBe(true);
  failure(() => openTestStore(folder));
  expect(readdirSync(join(folder, 'damaged'))).toHaveLength(1);

  const { previous } = restoreBackup(folder, backup.path);
  expect(readFileSync(String(previous)).equals(bytes)).toBe(true);
  expect(openTestStore(folder).measurements.list()).toHaveLength(20);
});

test.each([
  ['cut short', (path: string) => truncateSync(path, 5000)],
  ['cut in the middle', (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2))],
  ['overwritten with text', (path: string) => writeFileSync(path, 'hello '.repeat(1000))],
  ['shorter than a header', (path: string) => truncateSync(path, 50)],
])('a database that was %s is refused as damaged and not replaced by an empty one', (_, spoil) => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  store.measurements.insert(measurement({ points: 5000 }));
  store.close();
  spoil(databasePath(folder));
  const spoilt = readFileSync(databasePath(folder));
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const error = failure(() => openTestStore(folder));
    expect(error.kind).toBe('database-damaged');
    expect(error.message).toContain('There is no intact backup');
  }
  expect(readFileSync(databasePath(folder)).equals(spoilt)).toBe(true);
});

test.each(['missing', 'empty'])('a %s database beside backups is not silently replaced by an empty one', (state) => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  store.measurements.insert(measurement());
  const backup = store.createBackup();
  store.close();
  if (state === 'empty') truncateSync(databasePath(folder), 0);
  else rmSync(databasePath(folder));
  const error = failure(() => openTestStore(folder));
  expect(error.message).toContain(`is ${state}`);
  expect(error.details['backup']).toBe(backup.path);
  restoreBackup(folder, backup.path);
  expect(openTestStore(folder).measurements.count()).toBe(1);
});

test.each(['missing', 'empty'])('a %s database beside its write-ahead log is not replaced by an empty one', (state) => {
  const { folder, copy } = folderWithLog((db) => db.exec(`UPDATE measurements SET name = 'from the log'`));
  if (state === 'empty') truncateSync(databasePath(folder), 0);
  else rmSync(databasePath(folder));
  expect(failure(() => openTestStore(folder)).message).toContain(`is ${state}`);
  expect(readFileSync(`${databasePath(folder)}-wal`).equals(copy.log)).toBe(true);
});

test('an empty file left by a process killed at its first start is simply filled', () => {
  const folder = temporaryFolder();
  writeFileSync(databasePath(folder), '');
  expect(openTestStore(folder).measurements.count()).toBe(0);
});

test('an empty database beside backups is not read as one without data', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  store.measurements.insert(measurement());
  store.createBackup();
  store.close();
  truncateSync(databasePath(folder), 0);
  expect(failure(() => openStore({ dataFolder: folder, mode: 'readonly' }))).toMatchObject({
    kind: 'database-damaged',
    message: expect.stringContaining('is empty. The newest intact backup') as string,
  });
});

test('reading works beside the process that writes, sees what is committed, and cannot write', () => {
  const folder = temporaryFolder();
  const writer = openTestStore(folder);
  writer.measurements.insert(measurement({ seed: 1 }));
  const reader = openStore({ dataFolder: folder, mode: 'readonly' });
  expect(reader.measurements.count()).toBe(1);
  writer.measurements.insert(measurement({ seed: 2 }));
  expect(reader.measurements.count()).toBe(2);
  const error = failure(() => reader.measurements.insert(measurement({ seed: 3 })));
  expect(error.kind).toBe('disk');
  reader.close();
  writer.measurements.insert(measurement({ seed: 4 }));
  expect(writer.measurements.count()).toBe(3);
});

test('reading where there is no database yet gives an empty store and makes no file', () => {
  const folder = join(temporaryFolder(), 'nothing');
  const store = openStore({ dataFolder: folder, mode: 'readonly' });
  expect(store.measurements.list()).toEqual([]);
  expect(store.libraries.list()).toEqual([]);
  expect(store.libraries.isEnabled('any')).toBe(true);
  store.close();
  expect(existsSync(folder)).toBe(false);
});

test('reading an older database sees its data in the new form and leaves the file as it is', () => {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  store.measurements.insert(measurement());
  store.close();
  const before = readFileSync(databasePath(folder));
  const version = migrations.length + 1;
  const next = { version, name: 'next', statements: [`UPDATE measurements SET name = 'renamed'`] };
  const reader = openStore({ dataFolder: folder, mode: 'readonly', migrations: [...migrations, next] });
  expect(reader.measurements.list()[0]?.name).toBe('renamed');
  expect(reader.info().schemaVersion).toBe(version);
  reader.close();
  expect(readFileSync(databasePath(folder)).equals(before)).toBe(true);
});

test('work that a killed process left in the write-ahead log is there for a reader and for the next writer', () => {
  const { folder } = folderWithLog((db) => db.exec(`UPDATE measurements SET name = 'from the log'`));
  const reader = openStore({ dataFolder: folder, mode: 'readonly' });
  expect(reader.measurements.list()[0]?.name).toBe('from the log');
  reader.close();
  expect(openTestStore(folder).measurements.list()[0]?.name).toBe('from the log');
});

test('closing twice is harmless', () => {
  const store = openTestStore();
  store.close();
  store.close();
});

function failure(work: () => unknown): LabError {
  try {
    work();
  } catch (error) {
    if (error instanceof LabError) return error;
    throw error;
  }
  throw new Error('It should have failed.');
}

/** A database whose last change is only in its write-ahead log, as after SIGKILL: the files are copied while it is open. */
function folderWithLog(change: (db: SQLite.Database) => unknown) {
  const source = temporaryFolder();
  const store = openTestStore(source);
  store.measurements.insert(measurement());
  store.close();
  const db = new SQLite(databasePath(source));
  db.pragma('wal_autocheckpoint = 0');
  change(db);
  const copy = { database: readFileSync(databasePath(source)), log: readFileSync(`${databasePath(source)}-wal`) };
  db.close();
  const folder = temporaryFolder();
  writeFileSync(databasePath(folder), copy.database);
  writeFileSync(`${databasePath(folder)}-wal`, copy.log);
  expect(copy.log.length).toBeGreaterThan(0);
  return { folder, copy };
}
