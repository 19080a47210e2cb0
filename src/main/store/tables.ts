import type { Generated } from 'kysely';
import type { DatasetRecipe, SplitName } from '../../contract/data/dataset.js';
import type { ExperimentId, ExperimentVerdict } from '../../contract/data/experiment.js';
import type { AttributionMethod } from '../../contract/data/explain.js';
import type { MeasurementStatus } from '../../contract/data/project.js';
import type { Library, Reference } from '../../contract/data/reference.js';
import type { AxisUnit, Technique } from '../../contract/data/spectrum.js';
import type { Job } from '../../contract/data/job.js';

/** The schema as Kysely knows it; the truth is in migrations/. Lists and objects stand in TEXT columns as JSON. */
export interface Tables {
  projects: { id: string; name: string; created_at: string; deleted_at: string | null };
  arrays: { sha256: string; bytes: Buffer };
  measurements: {
    seq: Generated<number>;
    id: string;
    project_id: string | null;
    name: string;
    file_name: string;
    technique: Technique;
    unit: AxisUnit;
    points: number;
    x_first: number;
    x_last: number;
    radiation: string | null;
    laser_wavelength: number | null;
    tags: string;
    notes: string;
    imported_at: string;
    status: MeasurementStatus;
    top_name: string | null;
    top_formula: string | null;
    top_score: number | null;
    preview: Buffer;
    search_text: string;
    file_sha256: string;
    deleted_at: string | null;
  };
  measurement_details: {
    measurement_id: string;
    x_sha256: string;
    y_sha256: string;
    sigma_sha256: string | null;
    metadata: string;
    warnings: string;
    provenance: string;
    steps: string;
    selected_candidates: string;
    peaks: string | null;
    identification: string | null;
  };
  text_layouts: { shape: string; layout: string; remembered_at: string };
  settings: { key: string; value: string };
  jobs: { seq: Generated<number>; id: string; state: Job['state']; job: string };
  job_outcomes: { seq: Generated<number>; job_id: string; outcome: string };
  libraries: {
    id: string;
    name: string;
    technique: Technique;
    kind: Library['kind'];
    version: string;
    licence: string;
    citation: string;
  };
  disabled_libraries: { library_id: string };
  library_references: {
    seq: Generated<number>;
    id: string;
    library_id: string;
    technique: Technique;
    kind: Reference['kind'];
    sort_name: string;
    elements: string;
    search_text: string;
    summary: string;
  };
  reference_payloads: { reference_seq: number; payload: Buffer; structure: Buffer | null };
  datasets: {
    seq: Generated<number>;
    id: string;
    title: string;
    kind: DatasetRecipe['kind'];
    seed: number;
    length: number;
    class_names: string;
    axis: string;
    notes: string;
    recipe: string;
    sha256: string;
    created_at: string;
  };
  dataset_blobs: { sha256: string; bytes: Buffer };
  dataset_parts: {
    dataset_id: string;
    split: SplitName;
    count: number;
    x_sha256: string;
    labels_sha256: string;
    x_blob: string | null;
    labels_blob: string | null;
    specimens: string | null;
  };
  models: { seq: Generated<number>; hash: string; name: string; used: number; summary: string };
  model_details: { model_hash: string; content: Buffer };
  model_blobs: { sha256: string; bytes: Buffer };
  model_parts: { sha256: string; part: number; bytes: Buffer };
  runs: {
    seq: Generated<number>;
    id: string;
    group_id: string;
    dataset_id: string;
    state: Job['state'];
    model_hash: string | null;
    summary: string;
  };
  run_details: { run_id: string; plan: string; provenance: string | null; evaluation: Buffer | null };
  run_epochs: { run_id: string; epoch: number; content: Buffer };
  experiment_results: {
    seq: Generated<number>;
    id: string;
    experiment: ExperimentId;
    seeds: number;
    verdict: ExperimentVerdict;
    because: string;
    finished_at: string;
    content: Buffer;
  };
  quantifications: { measurement_id: string; content: string };
  report_explanations: {
    seq: Generated<number>;
    measurement_id: string;
    model_hash: string;
    method: AttributionMethod;
  };
}
