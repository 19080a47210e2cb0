import type { Migration } from '../types.js';

/**
 * A dataset is its recipe and the hashes of its numbers. What a recipe makes again is not stored; the numbers of measured datasets
 * are, under their sha256, because measurements change and go.
 */
export const datasets: Migration = {
  version: 2,
  name: 'datasets',
  statements: [
    `CREATE TABLE datasets (
       seq INTEGER PRIMARY KEY AUTOINCREMENT,
       id TEXT NOT NULL UNIQUE,
       title TEXT NOT NULL,
       kind TEXT NOT NULL CHECK (kind IN ('synthetic', 'measured')),
       seed INTEGER NOT NULL,
       length INTEGER NOT NULL,
       class_names TEXT NOT NULL,
       axis TEXT NOT NULL,
       notes TEXT NOT NULL,
       recipe TEXT NOT NULL,
       sha256 TEXT NOT NULL,
       created_at TEXT NOT NULL
     ) STRICT`,
    `CREATE TABLE dataset_blobs (
       sha256 TEXT PRIMARY KEY,
       bytes BLOB NOT NULL
     ) STRICT`,
    `CREATE TABLE dataset_parts (
       dataset_id TEXT NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
       split TEXT NOT NULL CHECK (split IN ('train', 'validation', 'test')),
       count INTEGER NOT NULL,
       x_sha256 TEXT NOT NULL,
       labels_sha256 TEXT NOT NULL,
       x_blob TEXT REFERENCES dataset_blobs (sha256),
       labels_blob TEXT REFERENCES dataset_blobs (sha256),
       specimens TEXT,
       PRIMARY KEY (dataset_id, split)
     ) STRICT`,
    `CREATE INDEX dataset_parts_by_x ON dataset_parts (x_blob) WHERE x_blob IS NOT NULL`,
    `CREATE INDEX dataset_parts_by_labels ON dataset_parts (labels_blob) WHERE labels_blob IS NOT NULL`,
  ],
};
