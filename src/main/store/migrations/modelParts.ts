import type { Migration } from '../types.js';

/** What does not fit into one value of SQLite: the rest of a large model behind the bytes of `model_blobs`, in order. */
export const modelParts: Migration = {
  version: 5,
  name: 'model parts',
  statements: [
    `CREATE TABLE model_parts (
       sha256 TEXT NOT NULL REFERENCES models (hash) ON DELETE CASCADE,
       part INTEGER NOT NULL,
       bytes BLOB NOT NULL,
       PRIMARY KEY (sha256, part)
     ) STRICT`,
  ],
};
