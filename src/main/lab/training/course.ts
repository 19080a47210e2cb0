import type { EpochLog, TrainingProgress } from '../../../contract/index.js';
import type { LoadedModel } from '../models/loadModel.js';

/** What one training tells while it goes on. */
export interface CourseListener {
  /** What calculates, e.g. `tfjs-node 4.22.0, TensorFlow 2.21.0, 1 thread`. */
  engine(words: string): void;
  progress(progress: TrainingProgress): void;
  epoch(log: EpochLog): void;
  /** There is a checkpoint to go on from. */
  checkpoint(): void;
  /** Share done, 0-1, of what has no epochs. */
  share(done: number): void;
}

/** What came of it. */
export interface Trained {
  body: LoadedModel['body'];
  history: EpochLog[];
  /** Of the weights that are kept. */
  validationAccuracy?: number;
}

export type CourseOutcome =
  | { state: 'done'; trained: Trained }
  | { state: 'cancelled' }
  | { state: 'failed'; reason: string }
  | { state: 'lost'; reason: string };

/** One training under way. */
export interface Course {
  /** Never rejects; resolves when nothing of it is left. */
  outcome: Promise<CourseOutcome>;
  cancel(): void;
}
