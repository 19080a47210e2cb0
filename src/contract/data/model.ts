import type { DatasetAxis } from './dataset.js';
import type { Evaluation } from './evaluation.js';
import type { RunPlan, RunProvenance } from './run.js';
import type { EpochLog } from './training.js';

/** A trained model. It never changes; its name is the sha256 of its content. */
export interface ModelSummary {
  /** sha256 of recipe and numbers, hex. */
  hash: string;
  /** For people; may be changed. */
  name: string;
  kind: RunPlan['kind'];
  modelTitle: string;
  datasetId: string;
  datasetTitle: string;
  runId: string;
  seed: number;
  classNames: string[];
  /** What one spectrum looks like to it. */
  axis: DatasetAxis;
  length: number;
  testAccuracy?: number;
  bytes: number;
  /** Asked for its opinion in every identification that its axis fits. */
  used: boolean;
  createdAt: string;
}

export interface ModelDetail extends ModelSummary {
  plan: RunPlan;
  history: EpochLog[];
  evaluation: Evaluation | null;
  provenance: RunProvenance;
}

/** Monte-Carlo dropout: what the network says when it is asked many times with dropout on. */
export interface DropoutConfidence {
  passes: number;
  seed: number;
  /** Part of the passes in which each class came first, most first; at most ten. */
  votes: { name: string; share: number }[];
  /** Entropy of the mean of the passes, 0 (certain) to 1 (no class preferred). */
  entropy: number;
}

/** What a model says a measurement is. */
export interface Classification {
  modelHash: string;
  modelName: string;
  /** Most probable first; at most ten. For models without probabilities, votes that add up to 1. */
  classes: { name: string; probability: number }[];
  /** Networks with dropout, where it was asked for: how far passes with dropout on agree. */
  confidence?: DropoutConfidence;
  /** What limits it: e.g. `The network knows these 5 classes only: it always names one of them.` */
  notes: string[];
  milliseconds: number;
}
