import type { Migration } from '../types.js';

/**
 * Rows that lists show are small and stand apart from what they do not show (spectra, structures, results), so that
 * listing 10,000 measurements reads no array. `seq` is the order of arrival; `id` is what the outside knows.
 */
export const initial: Migration = {
  version: 1,
  name: 'initial',
  statements: [
    `CREATE TABLE projects (
       id TEXT PRIMARY KEY,
       name TEXT NOT NULL,
       created_at TEXT NOT NULL,
       deleted_at TEXT
     ) STRICT`,
    `CREATE TABLE arrays (
       sha256 TEXT PRIMARY KEY,
       bytes BLOB NOT NULL
     ) STRICT`,
    `CREATE TABLE measurements (
       seq INTEGER PRIMARY KEY AUTOINCREMENT,
       id TEXT NOT NULL UNIQUE,
       project_id TEXT REFERENCES projects (id) ON DELETE SET NULL,
       name TEXT NOT NULL,
       file_name TEXT NOT NULL,
       technique TEXT NOT NULL CHECK (technique IN ('xrd', 'raman')),
       unit TEXT NOT NULL,
       points INTEGER NOT NULL,
       x_first REAL NOT NULL,
       x_last REAL NOT NULL,
       radiation TEXT,
       laser_wavelength REAL,
       tags TEXT NOT NULL,
       notes TEXT NOT NULL,
       imported_at TEXT NOT NULL,
       status TEXT NOT NULL,
       top_name TEXT,
       top_formula TEXT,
       top_score REAL,
       preview BLOB NOT NULL,
       search_text TEXT NOT NULL,
       file_sha256 TEXT NOT NULL,
       deleted_at TEXT
     ) STRICT`,
    `CREATE INDEX measurements_by_project ON measurements (project_id)`,
    `CREATE INDEX measurements_by_file ON measurements (file_sha256)`,
    `CREATE INDEX measurements_deleted ON measurements (deleted_at) WHERE deleted_at IS NOT NULL`,
    `CREATE TABLE measurement_details (
       measurement_id TEXT PRIMARY KEY REFERENCES measurements (id) ON DELETE CASCADE,
       x_sha256 TEXT NOT NULL REFERENCES arrays (sha256),
       y_sha256 TEXT NOT NULL REFERENCES arrays (sha256),
       sigma_sha256 TEXT REFERENCES arrays (sha256),
       metadata TEXT NOT NULL,
       warnings TEXT NOT NULL,
       provenance TEXT NOT NULL,
       steps TEXT NOT NULL,
       selected_candidates TEXT NOT NULL,
       peaks TEXT,
       identification TEXT
     ) STRICT`,
    `CREATE INDEX details_by_x ON measurement_details (x_sha256)`,
    `CREATE INDEX details_by_y ON measurement_details (y_sha256)`,
    `CREATE INDEX details_by_sigma ON measurement_details (sigma_sha256) WHERE sigma_sha256 IS NOT NULL`,
    `CREATE TABLE text_layouts (
       shape TEXT PRIMARY KEY,
       layout TEXT NOT NULL,
       remembered_at TEXT NOT NULL
     ) STRICT`,
    `CREATE TABLE settings (
       key TEXT PRIMARY KEY,
       value TEXT NOT NULL
     ) STRICT`,
    `CREATE TABLE jobs (
       seq INTEGER PRIMARY KEY AUTOINCREMENT,
       id TEXT NOT NULL UNIQUE,
       state TEXT NOT NULL,
       job TEXT NOT NULL
     ) STRICT`,
    `CREATE TABLE job_outcomes (
       seq INTEGER PRIMARY KEY,
       job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
       outcome TEXT NOT NULL
     ) STRICT`,
    `CREATE INDEX outcomes_by_job ON job_outcomes (job_id)`,
    `CREATE TABLE libraries (
       id TEXT PRIMARY KEY,
       name TEXT NOT NULL UNIQUE,
       technique TEXT NOT NULL CHECK (technique IN ('xrd', 'raman')),
       kind TEXT NOT NULL CHECK (kind IN ('installed', 'own')),
       version TEXT NOT NULL,
       licence TEXT NOT NULL,
       citation TEXT NOT NULL
     ) STRICT`,
    `CREATE TABLE disabled_libraries (
       library_id TEXT PRIMARY KEY
     ) STRICT`,
    `CREATE TABLE library_references (
       seq INTEGER PRIMARY KEY,
       id TEXT NOT NULL UNIQUE,
       library_id TEXT NOT NULL REFERENCES libraries (id) ON DELETE CASCADE,
       technique TEXT NOT NULL CHECK (technique IN ('xrd', 'raman')),
       kind TEXT NOT NULL CHECK (kind IN ('structure', 'measured-lines', 'bands', 'spectrum')),
       sort_name TEXT NOT NULL,
       elements TEXT NOT NULL,
       search_text TEXT NOT NULL,
       summary TEXT NOT NULL
     ) STRICT`,
    `CREATE INDEX references_by_library ON library_references (library_id, technique)`,
    `CREATE INDEX references_by_name ON library_references (sort_name)`,
    `CREATE TABLE reference_payloads (
       reference_seq INTEGER PRIMARY KEY REFERENCES library_references (seq) ON DELETE CASCADE,
       payload BLOB NOT NULL,
       structure BLOB
     ) STRICT`,
  ],
};
