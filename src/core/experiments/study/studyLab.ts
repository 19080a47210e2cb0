import type {
  EpochLog,
  ExperimentTable,
  StudyId,
  SyntheticRecipe,
  TrainingRecipeInput,
} from '../../../contract/index.js';
import type { ExperimentFinding } from '../experimentLab.js';

/** One training of a study; what is finished or begun already is taken from where it is kept. */
export interface StudyOrder {
  dataset: SyntheticRecipe;
  /** With its seed. */
  recipe: TrainingRecipeInput;
  /** For people, e.g. `CNN6, seed 1`. */
  label: string;
  /** Of the work of all trainings together, in units of {@link StudyLab.announce}. */
  cost: number;
  /** How many epochs it probably takes until it stops by itself. */
  expectedEpochs: number;
}

export type StudyTraining =
  | {
      state: 'done';
      /** True and predicted class number of every test spectrum. */
      labels: Int32Array;
      predictions: Int32Array;
      history: EpochLog[];
      /** Of the weights that were kept, 0-1. */
      validationAccuracy: number | null;
      /** Spent on it, over all resumptions. */
      seconds: number;
    }
  | {
      state: 'left';
      /** Why there is no result, one sentence. */
      why: string;
    };

/** Why there is no result of a training that nobody has begun. */
export const NOT_STARTED = 'Not started.';

/** What a study needs from outside. */
export interface StudyLab {
  readonly seeds: readonly number[];
  /**
   * Waits for its turn: as many run side by side as cores and memory carry. Rejects with LabError `cancelled` once the study is, with
   * everything else that only concerns this training it resolves.
   */
  train(order: StudyOrder): Promise<StudyTraining>;
  /** How much work there is in all. */
  announce(cost: number): void;
  tell(message: string): void;
}

export interface StudyFinding extends ExperimentFinding {
  tables: ExperimentTable[];
  /** Seeds that every network of the result has. */
  seeds: number;
  /** Of all its trainings together, whenever they were. */
  seconds: number;
}

/** The benchmark study that the slides cite, run again. */
export interface Study {
  id: StudyId;
  /** @throws LabError `invalid-input` where the parameters do not fit, `conflict` where nothing is finished, `cancelled` */
  run(lab: StudyLab, parameters: unknown): Promise<StudyFinding>;
}
