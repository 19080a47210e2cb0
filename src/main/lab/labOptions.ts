import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defaultCacheFolder, findInstallation } from '../files/folders.js';
import type { LabOptions } from './labContext.js';

export interface LabChoice {
  dataFolder: string;
  mode: LabOptions['mode'];
  /** Threads that calculate, instead of calculating inline; `all`: one for each core. */
  workers: boolean | 'all';
  log?: LabOptions['log'];
}

/** Half the cores: the rest belongs to the windows, the store and whatever else the person does. */
function threads(all: boolean): number {
  if (all) return Math.min(16, availableParallelism());
  return Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)));
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
    compute:
      workers === false
        ? 'inline'
        : { script: fileURLToPath(new URL('./worker.js', entryUrl)), width: threads(workers === 'all') },
    ...(log ? { log } : {}),
  };
}
