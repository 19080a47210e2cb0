import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defaultCacheFolder, findInstallation } from './folders.js';
import type { LabOptions } from './labContext.js';

export interface LabChoice {
  dataFolder: string;
  mode: LabOptions['mode'];
  /** Threads that calculate, instead of calculating inline. */
  workers: boolean;
  log?: LabOptions['log'];
}

/** Options of a lab of this installation. `entryUrl`: a built entry; the worker's bundle lies beside it. */
export function labOptions(entryUrl: string, { dataFolder, mode, workers, log }: LabChoice): LabOptions {
  const { version, resourcesFolder } = findInstallation(entryUrl);
  return {
    dataFolder,
    mode,
    resourcesFolder,
    cacheFolder: defaultCacheFolder(),
    version,
    compute: workers
      ? { script: fileURLToPath(new URL('./worker.js', entryUrl)), width: availableParallelism() >= 4 ? 2 : 1 }
      : 'inline',
    ...(log ? { log } : {}),
  };
}
