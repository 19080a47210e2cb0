import type { z } from 'zod';
import type {
  DatasetAxis,
  DatasetDetail,
  DatasetPart,
  DatasetRecipe,
  DatasetSummary,
  SplitName,
} from '../../contract/data/dataset.js';
import type { Evaluation } from '../../contract/data/evaluation.js';
import type { ExperimentId, ExperimentResult, ExperimentVerdict } from '../../contract/data/experiment.js';
import type { AttributionMethod } from '../../contract/data/explain.js';
import type { Identification } from '../../contract/data/identification.js';
import type { Job } from '../../contract/data/job.js';
import type { ModelDetail, ModelSummary } from '../../contract/data/model.js';
import type { Peak } from '../../contract/data/peak.js';
import type { ProcessingStep } from '../../contract/data/processing.js';
import type {
  ImportOutcome,
  MeasurementDetail,
  MeasurementStatus,
  MeasurementSummary,
  Project,
  Provenance,
} from '../../contract/data/project.js';
import type { Quantification } from '../../contract/data/quantify.js';
import type { Library, RamanBand, Reference, ReferenceSummary } from '../../contract/data/reference.js';
import type { RunDetail, RunPlan, RunProvenance, RunSummary } from '../../contract/data/run.js';
import type { EpochLog } from '../../contract/data/training.js';
import type { LineList } from '../../contract/data/crystal.js';
import type { Radiation, ScanMetadata, Spectrum, Technique, TextLayout } from '../../contract/data/spectrum.js';

/** A measurement on its way in; the store gives it its id. `provenance.importedAt` becomes its import date. */
export interface NewMeasurement {
  projectId: string | null;
  name: string;
  spectrum: Spectrum;
  metadata: ScanMetadata;
  warnings: string[];
  provenance: Provenance;
  /** Heights 0-1, at most 120. */
  preview: Float32Array;
  status: MeasurementStatus;
  radiation?: Radiation;
  /** nm */
  laserWavelength?: number;
  notes?: string;
  tags?: string[];
  steps?: ProcessingStep[];
}

export interface MeasurementFilter {
  /** null: only those without a project; absent: all. */
  projectId?: string | null | undefined;
  /** Words that must all occur in name, file name, notes, tags, name and formula of the best candidate. */
  search?: string | undefined;
  tag?: string | undefined;
  technique?: Technique | undefined;
}

/** Absent fields stay as they are. */
export interface MeasurementChanges {
  name?: string | undefined;
  notes?: string | undefined;
  tags?: string[] | undefined;
  projectId?: string | null | undefined;
  radiation?: Radiation | undefined;
  laserWavelength?: number | undefined;
  selectedCandidates?: string[] | undefined;
  steps?: ProcessingStep[] | undefined;
  peaks?: Peak[] | null | undefined;
  status?: MeasurementStatus | undefined;
  /** Drawn anew when the axis changes. */
  preview?: Float32Array | undefined;
}

/** Unknown ids throw LabError `not-found`. Deleted ones count as unknown except for `restore`. */
export interface ProjectRepository {
  list(): Project[];
  get(id: string): Project;
  create(name: string): Project;
  rename(id: string, name: string): Project;
  /** Its measurements stay, shown without a project until it is restored. */
  delete(id: string): void;
  restore(id: string): Project;
}

/** Unknown ids throw LabError `not-found`. Deleted ones count as unknown except for `restore`. */
export interface MeasurementRepository {
  /** Returns the new id. Durable when it returns (or when the surrounding transaction does). */
  insert(measurement: NewMeasurement): string;
  /** Newest first; never touches the spectra. */
  list(filter?: MeasurementFilter): MeasurementSummary[];
  summary(id: string): MeasurementSummary;
  /** Everything, the arrays verified against their sha256 (`database-damaged` otherwise). */
  get(id: string): MeasurementDetail;
  /** The arrays alone, verified. */
  spectrum(id: string): Spectrum;
  update(id: string, changes: MeasurementChanges): void;
  /** Stores the result; the status becomes its verdict, `top` its best candidate when the verdict is a match. null forgets it. */
  setIdentification(id: string, identification: Identification | null): void;
  delete(ids: readonly string[]): void;
  restore(ids: readonly string[]): void;
  /** Ids of measurements, not deleted, of the file with this hash. */
  findBySha256(sha256: string): string[];
  count(): number;
}

export interface TagRepository {
  /** In use, by name. */
  list(): { tag: string; count: number }[];
}

/** Remembered answers to the text import dialog. */
export interface TextLayoutRepository {
  get(shape: string): TextLayout | undefined;
  remember(shape: string, layout: TextLayout): void;
  /** @returns how many were forgotten */
  forgetAll(): number;
}

/** JSON values by key. A stored value that no longer fits the schema reads as absent. */
export interface SettingsRepository {
  get<T>(key: string, schema: z.ZodType<T>): T | undefined;
  set(key: string, value: unknown): void;
}

/** Jobs left queued or running by a process that ended become `lost` when the store opens. */
export interface JobRepository {
  /** Inserts or replaces. */
  save(job: Job): void;
  get(id: string): Job | undefined;
  /** Newest first. */
  list(limit?: number): Job[];
  appendOutcomes(jobId: string, outcomes: readonly ImportOutcome[]): void;
  outcomes(jobId: string): ImportOutcome[];
}

/**
 * Own and installed libraries. Built-in ones come from resources: only whether they are enabled is kept here,
 * under their id.
 */
export interface LibraryRepository {
  list(): Library[];
  get(id: string): Library | undefined;
  findByName(name: string): Library | undefined;
  /** An id is made when none is given; a used id or name throws `conflict`. */
  create(library: Omit<Library, 'count' | 'id'> & { id?: string }): Library;
  /** Any id, built-in ones included. */
  setEnabled(id: string, enabled: boolean): void;
  /** True unless switched off. */
  isEnabled(id: string): boolean;
  setVersion(id: string, version: string): void;
  /** With its references. */
  delete(id: string): void;
}

export interface ReferenceFilter {
  libraryId?: string | undefined;
  technique?: Technique | undefined;
  /** Words that must all occur in name, formula, category, space group, source or specimen. */
  search?: string | undefined;
  /** All of these must be present. */
  elements?: readonly string[] | undefined;
  offset: number;
  limit: number;
}

/** A reference without its structure: what a search needs. */
export type MatchingReference =
  | { kind: 'lines'; summary: ReferenceSummary; lines: LineList }
  | { kind: 'bands'; summary: ReferenceSummary; bands: RamanBand[] }
  | { kind: 'spectrum'; summary: ReferenceSummary; x: Float64Array; y: Float64Array };

export interface ReferenceRepository {
  /**
   * One transaction; returns how many. `summary.libraryId` is replaced by `libraryId`. An id already in this library is replaced,
   * one of another library throws `conflict`. d and intensity of line lists are kept as 32-bit floats (relative 6e-8).
   */
  insertMany(libraryId: string, references: Iterable<Reference>): number;
  get(id: string): Reference | undefined;
  /** Ascending. */
  ids(libraryId: string): string[];
  /** By name. `total` counts all that fit. */
  list(filter: ReferenceFilter): { total: number; items: ReferenceSummary[] };
  delete(ids: readonly string[]): void;
  loadForMatching(libraryIds: readonly string[], technique: Technique): Generator<MatchingReference, void, undefined>;
}

/** Counts and hashes of a part, and its numbers where they are to be kept. */
export interface NewDatasetPart {
  count: number;
  /** Of the little-endian bytes, hex. */
  xSha256: string;
  labelsSha256: string;
  specimens?: string[];
  arrays?: { x: Float32Array; labels: Int32Array };
}

export interface NewDataset {
  recipe: DatasetRecipe;
  classNames: string[];
  axis: DatasetAxis;
  length: number;
  notes: string[];
  sha256: string;
  parts: Record<SplitName, NewDatasetPart>;
}

/** Unknown ids throw LabError `not-found`. */
export interface DatasetRepository {
  /** Returns the new id. */
  insert(dataset: NewDataset): string;
  /** Newest first; touches no numbers. */
  list(): DatasetSummary[];
  get(id: string): DatasetDetail;
  /** `content`, verified against its hashes, where the numbers are kept; else the recipe makes them. */
  part(id: string, split: SplitName): { count: number; xSha256: string; labelsSha256: string; content?: DatasetPart };
  /** With the numbers that no other dataset has. */
  delete(id: string): void;
}

export interface RunFilter {
  groupId?: string | undefined;
  datasetId?: string | undefined;
}

/** Runs left queued or running by a process that ended become `lost` when the store opens. Unknown ids throw LabError `not-found`. */
export interface RunRepository {
  insert(run: RunSummary, plan: RunPlan): void;
  /** Replaces what the list shows. */
  save(run: RunSummary): void;
  /** Newest first; the runs of a group in the order of their seeds. */
  list(filter?: RunFilter): RunSummary[];
  get(id: string): RunSummary;
  detail(id: string): RunDetail;
  /** In order; one of the same number is replaced. */
  addEpochs(id: string, logs: readonly EpochLog[]): void;
  history(id: string): EpochLog[];
  /** Forgets those from this number on: the run goes on from before them. */
  forgetEpochs(id: string, from: number): void;
  setProvenance(id: string, provenance: RunProvenance): void;
  setEvaluation(id: string, evaluation: Evaluation): void;
  delete(ids: readonly string[]): void;
}

/** Unknown hashes throw LabError `not-found`. */
export interface ModelRepository {
  /** A model that is there already stays as it is, with its name. The hash is that of `content`. */
  insert(model: ModelDetail, content: Uint8Array): ModelSummary;
  /** Newest first. */
  list(): ModelSummary[];
  summary(hash: string): ModelSummary;
  get(hash: string): ModelDetail;
  has(hash: string): boolean;
  /** Recipe and numbers, verified against the hash. */
  content(hash: string): Uint8Array;
  rename(hash: string, name: string): ModelSummary;
  setUsed(hash: string, used: boolean): ModelSummary;
  /** Runs that made it stay; reports no longer show it. */
  delete(hash: string): void;
}

export interface ExperimentEntry {
  resultId: string;
  experiment: ExperimentId;
  seeds: number;
  verdict: ExperimentVerdict;
  because: string;
  finishedAt: string;
  /** A study with fewer classes or epochs. */
  reduced?: boolean;
}

export interface ExperimentRepository {
  insert(result: ExperimentResult): void;
  /** @throws LabError `not-found` */
  get(id: string): ExperimentResult;
  latest(experiment: ExperimentId): ExperimentResult | undefined;
  /** Newest first, without the results themselves. */
  history(experiment: ExperimentId): ExperimentEntry[];
}

/** The last quantification of each measurement. */
export interface QuantificationRepository {
  get(measurementId: string): Quantification | undefined;
  /** null forgets it. Throws `not-found` for an unknown measurement. */
  set(measurementId: string, quantification: Quantification | null): void;
}

/** Which explanations the report of a measurement shows. */
export interface ExplanationRepository {
  /** Twice is once. @throws LabError `not-found` for an unknown measurement or model */
  add(measurementId: string, modelHash: string, method: AttributionMethod): void;
  /** All of this model. */
  remove(measurementId: string, modelHash: string): void;
  /** In the order they were added; those of deleted models too. */
  list(measurementId: string): { modelHash: string; method: AttributionMethod }[];
}

export interface StoreInfo {
  /** The database file; empty for an in-memory one. */
  path: string;
  bytes: number;
  schemaVersion: number;
  /** ISO 8601 */
  lastBackupAt: string | null;
}

export interface BackupFile {
  path: string;
  bytes: number;
  /** ISO 8601 */
  createdAt: string;
}

export interface RestoreResult {
  /** The database, now with the content of the backup. */
  path: string;
  /** Backup of what was there before (restoring it undoes the restore); null when there was no database. */
  previous: string | null;
}

/** All that is kept, behind methods named by their use. Everything is synchronous; every failure is a LabError. */
export interface Store {
  readonly dataFolder: string;
  readonly mode: 'readwrite' | 'readonly';
  readonly projects: ProjectRepository;
  readonly measurements: MeasurementRepository;
  readonly datasets: DatasetRepository;
  readonly runs: RunRepository;
  readonly models: ModelRepository;
  readonly experiments: ExperimentRepository;
  readonly explanations: ExplanationRepository;
  readonly quantifications: QuantificationRepository;
  readonly tags: TagRepository;
  readonly textLayouts: TextLayoutRepository;
  readonly settings: SettingsRepository;
  readonly jobs: JobRepository;
  readonly libraries: LibraryRepository;
  readonly references: ReferenceRepository;
  /** All or nothing; a nested call that throws undoes only its own part. `work` is synchronous. */
  transaction<T>(work: () => T): T;
  info(): StoreInfo;
  /** A verified copy: at `path` (a file, or a folder to put it in), else in the data folder's `backups`. */
  createBackup(path?: string): BackupFile;
  /** Backs up (at most daily, when something changed), then lets go of the folder. Safe to call twice. */
  close(): void;
}

/** One numbered change of the schema. Once released its statements never change. */
export interface Migration {
  /** 1, 2, 3... without gaps. */
  version: number;
  name: string;
  statements: readonly string[];
}

export interface OpenStoreOptions {
  /** Made when missing. */
  dataFolder: string;
  /**
   * `readonly` takes no lock, so that it works beside the running app; without a database it is an empty one in memory.
   */
  mode: 'readwrite' | 'readonly';
  /** Test hook. */
  migrations?: readonly Migration[];
  /** Test hook. */
  now?: () => Date;
  /** Test hook; default true. */
  backupOnClose?: boolean;
}
