import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { LabError } from '../../../contract/index.js';
import { chosenEngine } from '../chosenEngine.js';
import type { EngineName } from '../messages.js';
import type { Tf } from './tf.js';
import { tensorflowFolder } from './tensorflowFolder.js';

export interface TensorflowFacts {
  /** `tensorflow` where the native library calculates. */
  backend: string;
  /** Version of the native library. */
  tensorflow: string;
  tfjs: string;
  threads: number;
  /** `graph`: compiled networks; `eager`: operation by operation. */
  engine: EngineName;
}

/**
 * Loads the native TensorFlow. Only ever called in a process of its own: a library that does not fit ends the process.
 * @throws LabError `unavailable` with how to repair it
 */
export function loadTensorflow(cacheFolder: string): { tf: Tf; facts: TensorflowFacts } {
  const folder = tensorflowFolder(cacheFolder);
  if (folder === undefined)
    throw new LabError(
      'unavailable',
      'TensorFlow is not set up, so networks cannot be trained: run “node scripts/tensorflow.mjs” in the folder of Phaselens, it says what is missing.',
    );
  const require = createRequire(import.meta.url);
  restoreRemovedUtilities(require('node:util') as Record<string, unknown>);
  try {
    const tf = require(join(folder, 'node_modules', '@tensorflow', 'tfjs-node')) as Tf;
    const facts = {
      backend: tf.getBackend(),
      tensorflow: tf.backend().binding?.TF_Version ?? '',
      tfjs: tf.version['tfjs-node'] ?? '',
      threads: Number(process.env['TF_NUM_INTRAOP_THREADS']) || availableParallelism(),
      engine: chosenEngine(),
    };
    return { tf, facts };
  } catch (cause) {
    throw new LabError(
      'unavailable',
      `TensorFlow does not load (${cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause)}): delete ${folder} and run “node scripts/tensorflow.mjs”.`,
      {},
      { cause },
    );
  }
}

/** Node 23 removed two functions of `util` that tfjs-node 4.22 still calls (tensorflow/tfjs issue 8609). */
function restoreRemovedUtilities(util: Record<string, unknown>): void {
  util['isNullOrUndefined'] ??= (value: unknown) => value === null || value === undefined;
  util['isArray'] ??= Array.isArray;
}
