import type { ErrorEnvelope } from './errors.js';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'lost';

/** Long work with progress and a cancel button. */
export interface Job {
  id: string;
  kind: 'import' | 'identify-batch' | 'install-library' | 'import-library' | 'make-dataset' | 'train' | 'experiment';
  /** For the status bar, e.g. `Importing folder furnace/`. */
  title: string;
  state: JobState;
  done: number;
  /** 0 while unknown. */
  total: number;
  /** Seconds, from the rate so far; absent while unknown. */
  secondsLeft?: number;
  /** What is happening now, or the outcome in one sentence. */
  message: string;
  createdAt: string;
  finishedAt?: string;
  error?: ErrorEnvelope;
  /** Items that failed while the job went on, one line each. */
  failures: { item: string; message: string }[];
}
