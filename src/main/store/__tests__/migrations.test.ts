import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../migrations/index.js';
import { databasePath } from '../open/paths.js';
import { listBackups } from '../backup/listBackups.js';
import { verifyBackup } from '../backup/verifyBackup.js';
import type { Migration } from '../types.js';
import { measurement, openTestStore, temporaryFolder } from './fixtures.js';

const base = migrations.at(-1)?.version ?? 0;
/** Two further steps, six statements that write what a real change writes: tables, columns, indexes and rows. */
const next: Migration[] = [
  {
    version: base + 1,
    name: 'first further step',
    statements: [
      'CREATE TABLE samples (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT',
      'ALTER TABLE measurements ADD COLUMN sample_id TEXT REFERENCES samples (id)',
      `INSERT INTO samples SELECT 's' || seq, name FROM measurements`,
    ],
  },
  {
    version: base + 2,
    name: 'second further step',
    statements: [
      `UPDATE measurements SET sample_id = 's' || seq, notes = hex(randomblob(20000))`,
      'CREATE INDEX measurements_by_sample ON measurements (sample_id)',
      'DELETE FROM settings',
    ],
  },
];
const places = next.flatMap((migration, step) => migration.statements.map((_, statement) => ({ step, statement })));

function failingAt(step: number, statement: number): Migration[] {
  const spoilt = next.map((migration, index) => ({
    ...migration,
    statements: migration.statements.flatMap((sql, at) =>
      index === step && at === statement ? [sql, 'INSERT INTO nowhere VALUES (1)'] : [sql],
    ),
  }));
  return [...migrations, ...spoilt];
}

function filledFolder(): string {
  const folder = temporaryFolder();
  const store = openTestStore(folder);
  for (let seed = 0; seed < 5; seed += 1) store.measurements.insert(measurement({ seed, tags: ['keep'] }));
  store.close();
  return folder;
}

test.each(places)(
  'a migration that fails after statement $statement of further step $step leaves the database byte-equal and usable',
  ({ step, statement }) => {
    const folder = filledFolder();
    const before = readFileSync(databasePath(folder));
    expect(() => openTestStore(folder, { migrations: failingAt(step, statement) })).toThrow(
      /could not be brought to the new version .*It is unchanged/,
    );
    expect(readFileSync(databasePath(folder)).equals(before)).toBe(true);
    const log = `${databasePath(folder)}-wal`;
    if (existsSync(log)) expect(readFileSync(log)).toHaveLength(0);
    expect(openTestStore(folder).measurements.list({ tag: 'keep' })).toHaveLength(5);
  },
);

test('a failing migration after an unclean end changes neither the database nor its write-ahead log', () => {
  const source = filledFolder();
  const db = new SQLite(databasePath(source));
  db.pragma('wal_autocheckpoint = 0');
  db.exec(`UPDATE measurements SET name = 'from the log'`);
  const database = readFileSync(databasePath(source));
  const log = readFileSync(`${databasePath(source)}-wal`);
  db.close();
  const folder = temporaryFolder();
  writeFileSync(databasePath(folder), database);
  writeFileSync(`${databasePath(folder)}-wal`, log);

  expect(() => openTestStore(folder, { migrations: failingAt(1, 0) })).toThrow('It is unchanged');
  expect(readFileSync(databasePath(folder)).equals(database)).toBe(true);
  expect(
    readFileSync(`${databasePath(folder)}-wal`)
      .subarray(0, log.length)
      .equals(log),
  ).toBe(true);
  expect(
    openTestStore(folder)
      .measurements.list()
      .map(({ name }) => name),
  ).toEqual(Array(5).fill('from the log'));
});

test('a migration that would leave rows that refer to nothing is undone', () => {
  const folder = filledFolder();
  const before = readFileSync(databasePath(folder));
  const orphaning = {
    version: base + 1,
    name: 'orphans',
    statements: [`UPDATE measurements SET project_id = 'nobody'`],
  };
  expect(() => openTestStore(folder, { migrations: [...migrations, orphaning] })).toThrow('refer to nothing');
  expect(readFileSync(databasePath(folder)).equals(before)).toBe(true);
});

test('a migration that works keeps the data, and a verified backup of the old version is made before it', () => {
  const folder = filledFolder();
  const store = openTestStore(folder, { migrations: [...migrations, ...next] });
  expect(store.info().schemaVersion).toBe(base + 2);
  expect(store.measurements.list({ tag: 'keep' })).toHaveLength(5);
  const [backup, ...others] = listBackups(folder);
  expect(others).toEqual([]);
  expect(backup?.reason).toBe('before-migration');
  const { schemaVersion, counts } = verifyBackup(backup?.path ?? '', base);
  expect(schemaVersion).toBe(base);
  expect(counts['measurements']).toBe(5);
});

test('a new folder is migrated without a backup, and a second opening migrates nothing', () => {
  const folder = temporaryFolder();
  openTestStore(folder).close();
  const before = readFileSync(databasePath(folder));
  openTestStore(folder).close();
  expect(readFileSync(databasePath(folder)).equals(before)).toBe(true);
  expect(listBackups(folder)).toEqual([]);
});

test('versions count up from one without gaps', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
});
