import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { defaultCacheFolder } from '../../files/folders.js';
import { forkTrainer, type TrainerProcess } from '../../jobs/forkTrainer.js';
import { hasTensorflow } from '../../trainer/__tests__/tensorflowHere.js';
import { buildEntries } from '../../transports/__tests__/buildEntries.js';

/** One build of the trainer for all tests of a file, from its sources; answers what starts a process of it. */
export function builtTrainer(): () => TrainerProcess {
  let built = '';
  beforeAll(async () => {
    if (hasTensorflow) built = await buildEntries({ trainer: 'src/main/trainer/process.ts' });
  }, 120_000);
  afterAll(() => rmSync(built, { recursive: true, force: true }));
  return () => forkTrainer({ script: join(built, 'trainer.js'), cacheFolder: defaultCacheFolder() });
}
