import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is built, from what, to where.
 *
 *   out/main/index.js    src/main/index.ts         Electron's main process
 *   out/main/lab.js      src/main/lab/process.ts   the lab child process
 *   out/main/worker.js   src/main/lab/worker.ts    compute thread of the lab
 *   out/main/trainer.js      src/main/trainer/process.ts  trainer child process, the only one that loads TensorFlow
 *   out/main/cli.js      src/main/cli/main.ts      command line (exports `main(argv): Promise<number>`)
 *   out/preload/index.cjs  src/preload/index.ts
 *   out/renderer/index.html  src/renderer/index.html
 *
 * All bundles and their shared chunks lie flat in out/main, so `new URL('./worker.js', import.meta.url)` works from any of them
 * and the repository root is always two folders above `import.meta.url`.
 * `out-legacy/` holds main and preload (.cjs, Node 12) and the renderer (Chromium 83) for the old test Electron; its lab process
 * is out/main/lab.js under a present Node (environment variable PHASELENS_NODE).
 *
 * @typedef {object} Target
 * @property {string} name
 * @property {string} outDir absolute
 * @property {string[]} sources files and folders whose change calls for a new build
 * @property {Record<string, string>} entries output name -> absolute source
 * @property {'node' | 'preload' | 'renderer'} kind
 * @property {boolean} legacy
 */

/**
 * @param {string} root
 * @param {boolean} legacy
 * @returns {Target[]}
 */
export function buildTargets(root, legacy) {
  const source = (/** @type {string[]} */ ...parts) => join(root, 'src', ...parts);
  const out = join(root, legacy ? 'out-legacy' : 'out');
  const common = [
    join(root, 'package.json'),
    join(root, 'scripts', 'build'),
    join(root, 'resources'),
    source('contract'),
  ];
  const shell = { index: source('main', 'index.ts') };
  const lab = {
    lab: source('main', 'lab', 'process.ts'),
    worker: source('main', 'lab', 'worker.ts'),
    trainer: source('main', 'trainer', 'process.ts'),
    cli: source('main', 'cli', 'main.ts'),
  };
  return [
    {
      name: 'main',
      kind: 'node',
      legacy,
      outDir: join(out, 'main'),
      sources: [...common, source('core'), source('main')],
      entries: legacy ? shell : { ...shell, ...lab },
    },
    {
      name: 'preload',
      kind: 'preload',
      legacy,
      outDir: join(out, 'preload'),
      sources: [...common, source('preload')],
      entries: { index: source('preload', 'index.ts') },
    },
    {
      name: 'renderer',
      kind: 'renderer',
      legacy,
      outDir: join(out, 'renderer'),
      sources: [...common, source('renderer')],
      entries: { index: source('renderer', 'index.html') },
    },
  ];
}

/**
 * The entries whose source is missing.
 * @param {Target} target
 */
export function missingEntries(target) {
  return Object.values(target.entries).filter((file) => !existsSync(file));
}
