import type { EpochLog, WeightArray } from '../../../contract/index.js';
import type { EarlyStoppingState } from './earlyStopping.js';
import type { OptimiserState } from './optimiser.js';
import type { ReduceOnPlateauState } from './reduceOnPlateau.js';

/** All that a training needs to go on after an epoch as if it had never stopped. Order and dropout follow from the seed alone. */
export interface TrainingState {
  epochsDone: number;
  /** Early stopping has ended it. */
  stopped: boolean;
  history: EpochLog[];
  weights: WeightArray[];
  optimiser: OptimiserState;
  earlyStopping?: EarlyStoppingState;
  bestWeights?: WeightArray[];
  reduceOnPlateau?: ReduceOnPlateauState;
}
