#!/usr/bin/env node
/** `npm run bench -- NAME [arguments]`: set-up, then the measurement bench/NAME.ts on the built product. */
import { fileURLToPath } from 'node:url';
import { ensureBuild } from './lib/ensureBuild.mjs';
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { root } from './lib/paths.mjs';
import { runInForeground } from './lib/run.mjs';
import { runMain } from './lib/setupError.mjs';

await runMain(async () => {
  if (!(await ensureNode(fileURLToPath(import.meta.url)))) return Number(process.exitCode);
  await ensureDependencies();
  await ensureBuild();
  return runInForeground(process.execPath, ['bench/run.mjs', ...process.argv.slice(2)], { cwd: root });
});
