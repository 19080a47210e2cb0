/** A lab of these very sources (not of a build that may be older), with computing threads, in this process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { EventSource, Lab } from '../src/contract/index.js';
import { createLab } from '../src/main/lab/createLab.js';
import { createInProcessLab } from '../src/main/transports/inProcess.js';

export interface SourceLab {
  lab: Lab & EventSource;
  dataFolder: string;
  close(): Promise<void>;
}

export interface SourceLabOptions {
  /** Where the scratch folders are made; the disk under it is what is measured. */
  scratch: string;
  /** Computing threads. */
  width: number;
  /** Of an earlier lab, to be opened again; it stays. */
  dataFolder?: string;
}

export async function openSourceLab({ scratch, width, dataFolder: kept }: SourceLabOptions): Promise<SourceLab> {
  const root = process.cwd();
  const bundleFolder = mkdtempSync(join(root, '.tsbuild', 'bench-worker-'));
  const bundle = await rolldown({
    input: join(root, 'src/main/lab/worker.ts'),
    platform: 'node',
    external: [/^node:/, 'better-sqlite3'],
    cwd: root,
    tsconfig: false,
  });
  await bundle.write({ dir: bundleFolder, format: 'esm', entryFileNames: 'worker.mjs' });
  await bundle.close();
  const dataFolder = kept ?? mkdtempSync(join(scratch, 'phaselens-bench-'));
  const handle = createLab({
    dataFolder,
    mode: 'readwrite',
    resourcesFolder: join(root, 'resources'),
    cacheFolder: join(dataFolder, 'cache'),
    version: '0.0.0',
    compute: { script: join(bundleFolder, 'worker.mjs'), width },
    log: (message, error) => console.error(message, error),
  });
  return {
    lab: createInProcessLab(handle, 'trusted'),
    dataFolder,
    async close() {
      await handle.close();
      if (!kept) rmSync(dataFolder, { recursive: true, force: true });
      rmSync(bundleFolder, { recursive: true, force: true });
    },
  };
}
