import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** `scripts/lib/ensureTensorflow.mjs` puts it there under the same name. */
export const TENSORFLOW_KEY = 'tensorflow-4.22.0-2.21.0';

/** Folder with node_modules/@tensorflow/tfjs-node ready to load, or undefined where it is not set up. */
export function tensorflowFolder(cacheFolder: string): string | undefined {
  const folder = join(cacheFolder, TENSORFLOW_KEY);
  return existsSync(join(folder, 'ready.json')) ? folder : undefined;
}
