import { Bench } from './bench.js';
import type { BuiltInFolders } from './builtInLibraries.js';
import type { Compute, Report, RunOptions } from './compute.js';
import { tasks, type TaskName, type TaskOutput, type TaskInput } from './tasks.js';

/** Calculates on the calling thread: quickest for one answer, because no thread has to start. Deadlines do not hold here. */
export function createInlineCompute(folders: BuiltInFolders): Compute {
  const bench = new Bench(folders);
  return {
    width: 1,
    async run<Name extends TaskName>(
      name: Name,
      input: TaskInput<Name>,
      options: RunOptions = {},
    ): Promise<TaskOutput<Name>> {
      for (const { key, load } of options.needs ?? []) if (!bench.has(key)) bench.stock(key, load());
      const task = tasks[name] as unknown as (
        bench: Bench,
        input: TaskInput<Name>,
        report: Report,
      ) => TaskOutput<Name> | Promise<TaskOutput<Name>>;
      return task(bench, input, options.onProgress ?? (() => undefined));
    },
    close: async () => undefined,
  };
}
