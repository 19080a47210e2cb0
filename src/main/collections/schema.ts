/** The catalogue of a collection: everything but the lines. See docs/adr/0011-imported-libraries.md. */
export const catalogueSchema = `
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE segments (
  number INTEGER PRIMARY KEY,
  entries INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  id_bytes INTEGER NOT NULL,
  blocks INTEGER NOT NULL,
  block_bytes INTEGER NOT NULL,
  search_sha256 TEXT NOT NULL,
  whole_sha256 TEXT NOT NULL
) STRICT;
CREATE TABLE entries (
  seq INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  segment INTEGER NOT NULL,
  place INTEGER NOT NULL,
  fold TEXT NOT NULL,
  r1 REAL NOT NULL, r2 REAL NOT NULL, r3 REAL NOT NULL, volume REAL NOT NULL,
  name TEXT NOT NULL,
  formula TEXT NOT NULL,
  elements TEXT NOT NULL,
  space_group TEXT NOT NULL,
  space_group_number INTEGER NOT NULL,
  a REAL NOT NULL, b REAL NOT NULL, c REAL NOT NULL, alpha REAL NOT NULL, beta REAL NOT NULL, gamma REAL NOT NULL,
  density REAL NOT NULL,
  source TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  sort_name TEXT NOT NULL,
  search_text TEXT NOT NULL
) STRICT;
CREATE INDEX entries_by_fold ON entries (fold, r1);
CREATE INDEX entries_by_name ON entries (sort_name);
CREATE TABLE duplicates (key TEXT PRIMARY KEY, kept INTEGER NOT NULL, source TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX duplicates_by_kept ON duplicates (kept);
CREATE TABLE failures (seq INTEGER PRIMARY KEY, item TEXT NOT NULL UNIQUE, message TEXT NOT NULL) STRICT;
`;

/** "PHLC" */
export const CATALOGUE_ID = 0x50484c43;
export const CATALOGUE_VERSION = 1;
