import type { Migration } from '../types.js';

/** The last quantification of each measurement, as JSON. */
export const quantities: Migration = {
  version: 4,
  name: 'quantities',
  statements: [
    `CREATE TABLE quantifications (
       measurement_id TEXT PRIMARY KEY REFERENCES measurements (id) ON DELETE CASCADE,
       content TEXT NOT NULL
     ) STRICT`,
  ],
};
