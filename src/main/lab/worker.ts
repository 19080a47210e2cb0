import { parentPort, workerData } from 'node:worker_threads';
import { LabError } from '../../contract/index.js';
import { Bench } from './compute/bench.js';
import type { BuiltInFolders } from './compute/builtInLibraries.js';
import type { Report } from './compute/compute.js';
import { tasks } from './compute/tasks.js';
import type { FromWorker, ToWorker } from './compute/workerCompute.js';

/** A computing thread of the lab: does one task after the other, keeps libraries warm, touches no database. */
const bench = new Bench(workerData as BuiltInFolders);
let stocking: Error | undefined;

async function run(message: Extract<ToWorker, { type: 'run' }>): Promise<FromWorker> {
  const report: Report = (done, total) => parentPort?.postMessage({ type: 'progress', id: message.id, done, total });
  try {
    if (stocking !== undefined) throw stocking;
    const task = tasks[message.name] as unknown as (bench: Bench, input: unknown, report: Report) => unknown;
    return { type: 'done', id: message.id, ok: true, value: await task(bench, message.input, report) };
  } catch (error) {
    const known =
      error instanceof LabError
        ? error
        : new LabError('internal', `The calculation failed: ${error instanceof Error ? error.message : String(error)}`);
    return { type: 'done', id: message.id, ok: false, error: known.toEnvelope() };
  } finally {
    stocking = undefined;
  }
}

parentPort?.on('message', (message: ToWorker) => {
  if (message.type === 'stock') {
    try {
      bench.stock(message.key, message.stock);
    } catch (error) {
      stocking = error instanceof Error ? error : new Error(String(error));
    }
    return;
  }
  void run(message).then((answer) => parentPort?.postMessage(answer));
});
