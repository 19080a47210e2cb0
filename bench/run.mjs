// Runs a measurement of this folder: `node bench/run.mjs NAME [arguments]` bundles bench/NAME.ts with rolldown (which vite brings) and imports it.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const [name, ...rest] = process.argv.slice(2);
if (!name) {
  console.error('Say which measurement to run, e.g. `node bench/run.mjs identify-xrd-with-cif`.');
  process.exit(2);
}
const root = resolve(import.meta.dirname, '..');
const entry = name.endsWith('.ts') ? resolve(name) : join(root, 'bench', `${name}.ts`);
// Below the repository, so that the native packages, which cannot be bundled, are found.
await mkdir(join(root, '.tsbuild'), { recursive: true });
const out = await mkdtemp(join(root, '.tsbuild', 'bench-'));
try {
  const bundle = await rolldown({
    input: entry,
    platform: 'node',
    external: [/^node:/, 'better-sqlite3', 'rolldown', /^playwright/],
    cwd: root,
    tsconfig: false,
  });
  await bundle.write({ dir: out, format: 'esm', entryFileNames: 'bench.mjs' });
  await bundle.close();
  process.argv = [process.argv[0], entry, ...rest];
  process.chdir(root);
  await import(pathToFileURL(join(out, 'bench.mjs')).href);
} finally {
  await rm(out, { recursive: true, force: true });
}
