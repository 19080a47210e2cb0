#!/usr/bin/env node
/** `npm run build [-- --legacy]`: builds out/ (and out-legacy/ for the old test Electron) where the sources changed. */
import { fileURLToPath } from 'node:url';
import { ensureBuild } from './lib/ensureBuild.mjs';
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { runMain } from './lib/setupError.mjs';

await runMain(async () => {
  if (!(await ensureNode(fileURLToPath(import.meta.url)))) return Number(process.exitCode);
  await ensureDependencies();
  await ensureBuild();
  if (process.argv.includes('--legacy')) await ensureBuild({ legacy: true });
  return 0;
});
