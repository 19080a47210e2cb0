import type { EpochLog } from '../../../contract/index.js';
import type { EarlyStoppingState } from './earlyStopping.js';
import type { ReduceOnPlateauState } from './reduceOnPlateau.js';

/** The numbers of a state under one name. */
export interface StateArray {
  /** A parameter's name, its best values so far as `best/NAME`, or what the optimiser remembers of it as `slot/NAME/0`. */
  name: string;
  values: Float32Array;
}

/** What an optimiser knows besides its arrays. */
export interface OptimiserCourse {
  /** Steps taken. */
  steps: number;
  learningRate: number;
}

/** All that a training needs to go on after an epoch as if it had never stopped. Order and dropout follow from the seed alone. */
export interface TrainingState {
  epochsDone: number;
  /** Early stopping has ended it. */
  stopped: boolean;
  history: EpochLog[];
  optimiser: OptimiserCourse;
  earlyStopping?: EarlyStoppingState;
  reduceOnPlateau?: ReduceOnPlateauState;
  /**
   * Large networks have gigabytes of them: they are read one after the other while they are gone through, and only as long as the
   * training has not taken its next step. {@link hold} makes a copy.
   */
  arrays: Iterable<StateArray>;
}

/** The same with arrays that stay. */
export function hold(state: TrainingState): TrainingState {
  return { ...state, arrays: [...state.arrays] };
}

/** Whose values a state has under this name: layers are named without a stroke. */
export const parameterOf = (name: string): string => /^(?:best|slot)\/([^/]+\/[^/]+)/.exec(name)?.[1] ?? name;
export const bestName = (parameter: string): string => `best/${parameter}`;
export const slotName = (parameter: string, index: number): string => `slot/${parameter}/${index}`;
