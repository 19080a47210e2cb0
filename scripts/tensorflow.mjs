#!/usr/bin/env node
/**
 * `node scripts/tensorflow.mjs`: sets up TensorFlow, tried again even if it failed today. `npm start` runs it in the background
 * the first time (`--background`: not again on a day on which it failed), `npm test` before the tests that train.
 */
import { fileURLToPath } from 'node:url';
import { ensureNode } from './lib/ensureNode.mjs';
import { ensureTensorflow } from './lib/ensureTensorflow.mjs';
import { say } from './lib/say.mjs';
import { runMain } from './lib/setupError.mjs';

await runMain(async () => {
  if (!(await ensureNode(fileURLToPath(import.meta.url)))) return Number(process.exitCode);
  const { folder, tensorflow, reason } = await ensureTensorflow({ again: !process.argv.includes('--background') });
  if (folder === undefined) {
    say(`✗ No TensorFlow: ${reason ?? 'unknown reason'}`);
    return 1;
  }
  say(`✓ TensorFlow ${tensorflow ?? ''} in ${folder}`);
  return 0;
});
