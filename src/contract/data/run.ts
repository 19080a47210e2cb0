import { z } from 'zod';
import type { ActivationName, ArchitectureSpec } from './architecture.js';
import { classifierSpecSchema } from './classical.js';
import type { Evaluation, IntervalOf } from './evaluation.js';
import type { Job, JobState } from './job.js';
import { trainingRecipeSchema, type EpochLog, type TrainingProgress } from './training.js';

/** What is to be trained; the seed of a training recipe gives way to that of the run. */
export const runPlanSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('network'), training: trainingRecipeSchema }),
  z.strictObject({ kind: z.literal('classical'), spec: classifierSpecSchema }),
]);
export type RunPlan = z.infer<typeof runPlanSchema>;
export type RunPlanInput = z.input<typeof runPlanSchema>;

/** One training with one seed. Runs started together share their group. */
export interface RunSummary {
  id: string;
  groupId: string;
  title: string;
  kind: RunPlan['kind'];
  /** E.g. `Liu 2017` or `Random forest, 100 trees`. */
  modelTitle: string;
  datasetId: string;
  datasetTitle: string;
  seed: number;
  /** `lost`: the process crashed, hung or was killed. */
  state: JobState;
  /** Why it is cancelled, failed or lost, in one sentence. */
  reason?: string;
  /** A checkpoint is there to go on from. */
  resumable: boolean;
  epochsDone: number;
  /** 0 for classical models. */
  epochs: number;
  /** Of the weights that were kept, 0-1. */
  validationAccuracy?: number;
  testAccuracy?: number;
  /** Validation accuracy of the epochs so far, at most about 60 of them evenly chosen, for a tiny picture; networks only. */
  curve?: Float32Array;
  /** Trainable numbers of a network. */
  parameters?: number;
  /** sha256 of its model, once it has one. */
  modelHash?: string;
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
  /** Spent calculating, over all resumptions. */
  seconds: number;
}

/** What it takes to have the run again. */
export interface RunProvenance {
  softwareVersion: string;
  /** E.g. `tfjs-node 4.22.0, TensorFlow 2.21.0, 1 thread`, or `Phaselens classical models`. */
  engine: string;
  platform: string;
  datasetSha256: string;
}

export interface RunDetail extends RunSummary {
  plan: RunPlan;
  /** Networks only. */
  history: EpochLog[];
  /** Once it is done. */
  evaluation: Evaluation | null;
  /** null until it has started. */
  provenance: RunProvenance | null;
}

export interface StartedRuns {
  /** Trains the whole group; cancelling it cancels the runs that are not done. */
  job: Job;
  runs: RunSummary[];
}

/** What is said while a run goes on. */
export interface RunNews {
  id: string;
  progress?: TrainingProgress;
  epoch?: EpochLog;
}

/** Two groups of runs on the same spectra. */
export interface RunComparison {
  first: { title: string; accuracy: IntervalOf };
  second: { title: string; accuracy: IntervalOf };
  /** Second minus first, by pairs of spectra (one run each) or of seeds. */
  difference: IntervalOf & { pValue: number };
  pairs: 'spectra' | 'seeds';
  /** One run each: spectra that only one of them got right, with the exact McNemar probability. */
  mcnemar?: { onlyFirst: number; onlySecond: number; pValue: number };
  /** E.g. `Liu 2017 is better: Liu 2017 minus Lee 2020 is 1.2 points (95 % interval 0.4 to 2.0).` */
  sentence: string;
}

/**
 * `review`: those the review speaks of, as their authors made them; `benchmark`: the eight of the study of 2023; `modified`: its
 * modifications of them; `other`: further published ones; `own`: those of this project.
 */
export const networkGroupNames = ['review', 'benchmark', 'modified', 'other', 'own'] as const;
export type NetworkGroup = (typeof networkGroupNames)[number];

/** A published network made for a size of spectra. */
export interface PublishedNetwork {
  id: string;
  group?: NetworkGroup;
  /** Absent where the spectra are too short for it; then `problem` says so. */
  spec?: ArchitectureSpec;
  title: string;
  source: string;
  parameters?: number;
  /** Multiplications for one spectrum. */
  macs?: number;
  problem?: string;
}

/** A network layer by layer. */
export interface ArchitectureFacts {
  layers: { name: string; type: string; output: string; activation?: ActivationName; parameters: number }[];
  parameters: number;
  macs: number;
}
