import type { Migration } from '../types.js';

/**
 * What lists show stands as JSON in small rows; curves, evaluations and weights stand apart. A model's content is kept under its
 * sha256, which is its name. `content` columns hold MessagePack, because curves may hold numbers that JSON cannot write.
 * What a report shows outlives its model: the report then says that the model is gone.
 */
export const learning: Migration = {
  version: 3,
  name: 'learning',
  statements: [
    `CREATE TABLE models (
       seq INTEGER PRIMARY KEY AUTOINCREMENT,
       hash TEXT NOT NULL UNIQUE,
       name TEXT NOT NULL,
       used INTEGER NOT NULL CHECK (used IN (0, 1)),
       summary TEXT NOT NULL
     ) STRICT`,
    `CREATE TABLE model_details (
       model_hash TEXT PRIMARY KEY REFERENCES models (hash) ON DELETE CASCADE,
       content BLOB NOT NULL
     ) STRICT`,
    `CREATE TABLE model_blobs (
       sha256 TEXT PRIMARY KEY REFERENCES models (hash) ON DELETE CASCADE,
       bytes BLOB NOT NULL
     ) STRICT`,
    `CREATE TABLE runs (
       seq INTEGER PRIMARY KEY AUTOINCREMENT,
       id TEXT NOT NULL UNIQUE,
       group_id TEXT NOT NULL,
       dataset_id TEXT NOT NULL,
       state TEXT NOT NULL,
       model_hash TEXT REFERENCES models (hash) ON DELETE SET NULL,
       summary TEXT NOT NULL
     ) STRICT`,
    `CREATE INDEX runs_by_group ON runs (group_id)`,
    `CREATE INDEX runs_by_dataset ON runs (dataset_id)`,
    `CREATE INDEX runs_by_model ON runs (model_hash) WHERE model_hash IS NOT NULL`,
    `CREATE TABLE run_details (
       run_id TEXT PRIMARY KEY REFERENCES runs (id) ON DELETE CASCADE,
       plan TEXT NOT NULL,
       provenance TEXT,
       evaluation BLOB
     ) STRICT`,
    `CREATE TABLE run_epochs (
       run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
       epoch INTEGER NOT NULL,
       content BLOB NOT NULL,
       PRIMARY KEY (run_id, epoch)
     ) STRICT, WITHOUT ROWID`,
    `CREATE TABLE experiment_results (
       seq INTEGER PRIMARY KEY AUTOINCREMENT,
       id TEXT NOT NULL UNIQUE,
       experiment TEXT NOT NULL,
       seeds INTEGER NOT NULL,
       verdict TEXT NOT NULL,
       because TEXT NOT NULL,
       finished_at TEXT NOT NULL,
       content BLOB NOT NULL
     ) STRICT`,
    `CREATE INDEX experiment_results_by_experiment ON experiment_results (experiment)`,
    `CREATE TABLE report_explanations (
       seq INTEGER PRIMARY KEY AUTOINCREMENT,
       measurement_id TEXT NOT NULL REFERENCES measurements (id) ON DELETE CASCADE,
       model_hash TEXT NOT NULL,
       method TEXT NOT NULL,
       UNIQUE (measurement_id, model_hash, method)
     ) STRICT`,
    `CREATE INDEX report_explanations_by_model ON report_explanations (model_hash)`,
  ],
};
