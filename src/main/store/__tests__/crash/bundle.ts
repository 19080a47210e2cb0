import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { rolldown } from 'rolldown';
import { onTestFinished } from 'vitest';

export const root = resolve(import.meta.dirname, '../../../../..');

/** Bundles a writer to one that plain Node starts. Below the repository, so that packages are found. @returns its path */
export async function bundleWriter(name: string): Promise<string> {
  const parent = join(root, '.tsbuild');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'crash-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const bundle = await rolldown({
    input: join(import.meta.dirname, `${name}.ts`),
    platform: 'node',
    external: [/^node:/, 'better-sqlite3'],
    cwd: root,
    tsconfig: false,
  });
  await bundle.write({ dir: folder, format: 'esm', entryFileNames: 'writer.mjs' });
  await bundle.close();
  return join(folder, 'writer.mjs');
}
