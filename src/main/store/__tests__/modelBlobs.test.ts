import { createHash } from 'node:crypto';
import SQLite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { Connection } from '../connection.js';
import { databasePath } from '../open/paths.js';
import { modelBlobs } from '../repositories/modelBlobs.js';
import { openTestStore, temporaryFolder } from './fixtures.js';

test('a model in several rows is read as one, and goes with its record', () => {
  const folder = temporaryFolder();
  openTestStore(folder).close();
  const db = new SQLite(databasePath(folder));
  db.pragma('foreign_keys = ON');
  const connection = new Connection(db, folder);
  for (const size of [1, 3, 4, 10, 12]) {
    const content = Uint8Array.from({ length: size + 2 }, (_, i) => i * 7).subarray(1, size + 1);
    const hash = createHash('sha256').update(content).digest('hex');
    db.prepare('INSERT INTO models (hash, name, used, summary) VALUES (?, ?, 0, ?)').run(hash, `of ${size}`, '{}');
    const blobs = modelBlobs(connection, 3);
    blobs.insert(hash, content);
    expect(new Uint8Array(blobs.bytes(hash) ?? [])).toEqual(new Uint8Array(content));
    const parts = () => db.prepare('SELECT count(*) FROM model_parts').pluck().get();
    expect(parts()).toBe(Math.ceil(size / 3) - 1);
    db.prepare('DELETE FROM models').run();
    expect(parts()).toBe(0);
    expect(blobs.bytes(hash)).toBeUndefined();
  }
  db.close();
});
