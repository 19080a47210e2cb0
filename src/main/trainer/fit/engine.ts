import type { ActivationName, ArchitectureSpec, WeightArray } from '../../../contract/index.js';
import type { Batch } from './samples.js';
import type { OptimiserCourse, StateArray } from './trainingState.js';
import type { StepResult } from './trainStep.js';

/** What data have to fit. */
export interface NetworkFacts {
  readonly spec: ArchitectureSpec;
  /** Numbers of the output of one spectrum. */
  readonly outputs: number;
  /** What the last layer ends with. */
  readonly head: ActivationName;
}

/** Losses of a batch as the network is used: moving statistics, no dropout, no class factors. */
export interface Score {
  /** Sum over the spectra, without L2 terms. */
  loss: number;
  right: number;
}

/** A network in training, however its steps are calculated. */
export interface Engine extends NetworkFacts {
  learningRate: number;
  /** @throws LabError `invalid-input` when they are those of another network */
  load(weights: readonly WeightArray[]): void;
  /** A copy of all weights. */
  weights(): WeightArray[];
  /** One step of the optimiser. `seed` decides what dropout drops. @throws LabError `invalid-input` where the loss runs away */
  step(batch: Batch, seed: number): StepResult;
  score(batch: Batch): Score;
  /** The L2 terms of the loss. */
  penalty(): number;
  /** Keeps the weights as the best so far, inside. */
  remember(): void;
  /** Takes the weights that it was last told to remember; false where there are none. */
  recall(): boolean;
  course(): OptimiserCourse;
  /** All numbers for a checkpoint, each read when its turn comes. */
  arrays(): Iterable<StateArray>;
  /** @throws LabError `invalid-input` when the arrays are those of another network */
  restore(course: OptimiserCourse, arrays: Iterable<StateArray>): void;
}
