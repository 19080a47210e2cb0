#!/usr/bin/env node
/** `npm run pictures`: takes the guide's pictures from the built product. `-- --large FOLDER` takes them and more at 1920x1080 (or what PHASELENS_PICTURES_SIZE says) into a folder, for looking. */
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './lib/ensureBrowser.mjs';
import { ensureBuild } from './lib/ensureBuild.mjs';
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { root } from './lib/paths.mjs';
import { runInForeground } from './lib/run.mjs';
import { runMain } from './lib/setupError.mjs';

await runMain(async () => {
  if (!(await ensureNode(fileURLToPath(import.meta.url)))) return Number(process.exitCode);
  await ensureDependencies();
  const browser = await ensureBrowser();
  await ensureBuild();
  const [large, folder, ...rest] = process.argv.slice(2);
  const extra = large === '--large' ? rest : process.argv.slice(2);
  process.env['PHASELENS_CHROMIUM'] = browser;
  process.env['PHASELENS_PICTURES'] =
    large === '--large' ? resolve(folder ?? 'test-results/pictures') : join(root, 'docs', 'guide', 'pictures');
  if (large === '--large') process.env['PHASELENS_PICTURES_SIZE'] ??= '1920x1080';
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  return runInForeground(
    process.execPath,
    [cli, 'test', '--config', 'e2e/pictures/playwright.config.ts', '--reporter=list', ...extra],
    { cwd: root },
  );
});
