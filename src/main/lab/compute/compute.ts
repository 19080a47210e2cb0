import type { MatchingReference } from './matchingReference.js';
import type { TaskInput, TaskName, TaskOutput } from './tasks.js';

/** References that a task searches, sent to the computing thread once and kept there under the key. */
export interface StockOrder {
  /** Changes when the library's content changes. */
  key: string;
  load: () => LibraryStock;
}

/** A library on its way to the computing thread. Built-in ones are read there. */
export type LibraryStock =
  { kind: 'built-in'; technique: 'xrd' | 'raman' } | { kind: 'references'; references: readonly MatchingReference[] };

/** How far a task is. */
export type Report = (done: number, total: number) => void;

export interface RunOptions {
  /** The thread is ended when the task takes longer; the task then fails with `timeout`. */
  deadlineMs?: number;
  /** For the sentence of the timeout, e.g. `Reading furnace.xy`. */
  doing?: string;
  signal?: AbortSignal;
  needs?: readonly StockOrder[];
  /** Nobody waits for it: goes after all others, and leaves a thread free while somebody works. */
  background?: boolean;
  onProgress?: Report;
}

/** Where calculations are done: inline for one quick answer, in worker threads for a lab that must stay responsive. */
export interface Compute {
  run<Name extends TaskName>(name: Name, input: TaskInput<Name>, options?: RunOptions): Promise<TaskOutput<Name>>;
  /** How many tasks run side by side. */
  readonly width: number;
  close(): Promise<void>;
}
