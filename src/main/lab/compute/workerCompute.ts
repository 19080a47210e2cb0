import { Worker } from 'node:worker_threads';
import { LabError, type ErrorEnvelope } from '../../../contract/index.js';
import type { BuiltInFolders } from './builtInLibraries.js';
import type { Compute, LibraryStock, RunOptions } from './compute.js';
import type { TaskInput, TaskName, TaskOutput } from './tasks.js';

export interface WorkerComputeOptions {
  script: string | URL;
  folders: BuiltInFolders;
  width: number;
  /** Megabytes of JavaScript heap of each thread. */
  memoryMegabytes?: number;
  log?: (message: string, error?: unknown) => void;
}

/** What goes into a thread. */
export type ToWorker =
  { type: 'stock'; key: string; stock: LibraryStock } | { type: 'run'; id: number; name: TaskName; input: unknown };

/** What comes out. */
export type FromWorker =
  | { type: 'progress'; id: number; done: number; total: number }
  | { type: 'done'; id: number; ok: true; value: unknown }
  | { type: 'done'; id: number; ok: false; error: ErrorEnvelope };

interface Task {
  id: number;
  name: TaskName;
  input: unknown;
  options: RunOptions;
  resolve: (value: never) => void;
  reject: (error: LabError) => void;
  timer?: NodeJS.Timeout;
  onAbort?: () => void;
  /** Libraries handed over with this very task. */
  fresh: string[];
}

/** So long after a task that somebody waited for, the next one is expected, ms. */
const ATTENTION_MS = 1500;

interface Thread {
  worker: Worker;
  stocked: Set<string>;
  task: Task | undefined;
}

/**
 * Calculates in worker threads, one task at a time in each. A task over its deadline, over the memory or cancelled loses its thread:
 * that is the only way to stop a calculation, and it costs the others nothing.
 */
export function createWorkerCompute(options: WorkerComputeOptions): Compute {
  const threads = new Set<Thread>();
  const queue: Task[] = [];
  const background: Task[] = [];
  let attendedUntil = 0;
  let later: NodeJS.Timeout | undefined;
  let nextId = 1;
  let closed = false;

  function startThread(): Thread {
    const worker = new Worker(options.script, {
      workerData: options.folders,
      resourceLimits: { maxOldGenerationSizeMb: options.memoryMegabytes ?? 2048 },
    });
    const thread: Thread = { worker, stocked: new Set(), task: undefined };
    worker.on('message', (message: FromWorker) => finish(thread, message));
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (!memory) options.log?.('A computing thread failed', error);
      const doing = thread.task?.options.doing ?? 'The calculation';
      drop(
        thread,
        memory
          ? new LabError('too-large', `${doing} needs more memory than Phaselens gives it.`)
          : new LabError('internal', `${doing} failed unexpectedly; the log has the details.`),
      );
    });
    worker.on('exit', () => drop(thread, new LabError('internal', 'The computing thread ended unexpectedly.')));
    // An idle thread keeps no process alive.
    worker.unref();
    threads.add(thread);
    return thread;
  }

  function settle(thread: Thread): Task | undefined {
    const { task } = thread;
    thread.task = undefined;
    if (!task) return undefined;
    clearTimeout(task.timer);
    if (task.onAbort) task.options.signal?.removeEventListener('abort', task.onAbort);
    thread.worker.unref();
    return task;
  }

  function finish(thread: Thread, message: FromWorker): void {
    if (thread.task?.id !== message.id) return;
    if (message.type === 'progress') {
      thread.task.options.onProgress?.(message.done, message.total);
      return;
    }
    const task = settle(thread);
    // A library may be what failed: hand it over again the next time.
    if (!message.ok) task?.fresh.forEach((key) => thread.stocked.delete(key));
    if (message.ok) task?.resolve(message.value as never);
    else task?.reject(LabError.from(message.error));
    next();
  }

  function drop(thread: Thread, error: LabError): void {
    if (!threads.delete(thread)) return;
    settle(thread)?.reject(error);
    void thread.worker.terminate();
    next();
  }

  /** Out of its line, or together with the thread that works on it. */
  function cancel(task: Task): void {
    const error = new LabError('cancelled', `${task.options.doing ?? 'The calculation'} was cancelled.`);
    const thread = [...threads].find((candidate) => candidate.task === task);
    if (thread) return drop(thread, error);
    for (const line of [queue, background]) {
      const place = line.indexOf(task);
      if (place >= 0) line.splice(place, 1);
    }
    task.reject(error);
  }

  function next(): void {
    while (!closed) {
      const source = queue.length > 0 ? queue : mayWorkInBackground() ? background : [];
      const task = source[0];
      const thread = task && choose(task);
      if (!task || !thread) return;
      source.shift();
      begin(thread, task);
    }
  }

  /** Background work may take every thread, but while somebody works here it leaves one free. */
  function mayWorkInBackground(): boolean {
    if (background.length === 0) return false;
    const busy = [...threads].filter(({ task }) => task?.options.background).length;
    const attended = Date.now() < attendedUntil;
    if (attended && busy >= Math.max(1, options.width - 1)) {
      later ??= setTimeout(() => {
        later = undefined;
        next();
      }, ATTENTION_MS);
      return false;
    }
    return true;
  }

  /** An idle thread that has the libraries already, else any idle one, else a new one. */
  function choose(task: Task): Thread | undefined {
    const idle = [...threads].filter((thread) => !thread.task);
    const missing = (thread: Thread) => (task.options.needs ?? []).filter(({ key }) => !thread.stocked.has(key)).length;
    idle.sort((a, b) => missing(a) - missing(b));
    return idle[0] ?? (threads.size < options.width ? startThread() : undefined);
  }

  function begin(thread: Thread, task: Task): void {
    thread.task = task;
    thread.worker.ref();
    const { deadlineMs, doing } = task.options;
    try {
      for (const { key, load } of task.options.needs ?? []) {
        if (thread.stocked.has(key)) continue;
        post(thread, { type: 'stock', key, stock: load() });
        thread.stocked.add(key);
        task.fresh.push(key);
      }
      post(thread, { type: 'run', id: task.id, name: task.name, input: task.input });
    } catch (error) {
      settle(thread)?.reject(
        error instanceof LabError
          ? error
          : new LabError('internal', 'A calculation could not be handed over.', {}, { cause: error }),
      );
      return;
    }
    if (deadlineMs !== undefined) {
      task.timer = setTimeout(() => {
        drop(
          thread,
          new LabError(
            'timeout',
            `${doing ?? 'The calculation'} took longer than ${deadlineMs / 1000} s and was stopped.`,
          ),
        );
      }, deadlineMs);
    }
  }

  return {
    width: options.width,
    run<Name extends TaskName>(
      name: Name,
      input: TaskInput<Name>,
      runOptions: RunOptions = {},
    ): Promise<TaskOutput<Name>> {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new LabError('unavailable', 'Phaselens is closing.'));
        if (runOptions.signal?.aborted)
          return reject(new LabError('cancelled', `${runOptions.doing ?? 'The calculation'} was cancelled.`));
        if (!runOptions.background) attendedUntil = Date.now() + ATTENTION_MS;
        const task: Task = { id: nextId++, name, input, options: runOptions, resolve, reject, fresh: [] };
        if (runOptions.signal) {
          task.onAbort = () => cancel(task);
          runOptions.signal.addEventListener('abort', task.onAbort, { once: true });
        }
        (runOptions.background ? background : queue).push(task);
        next();
      });
    },
    async close() {
      closed = true;
      clearTimeout(later);
      const gone = new LabError('unavailable', 'Phaselens is closing.');
      [...queue.splice(0), ...background.splice(0)].forEach((task) => task.reject(gone));
      await Promise.all(
        [...threads].map((thread) => {
          threads.delete(thread);
          settle(thread)?.reject(gone);
          return thread.worker.terminate();
        }),
      );
    },
  };
}

function post(thread: Thread, message: ToWorker): void {
  thread.worker.postMessage(message);
}
