#!/usr/bin/env node
/** `npm start`: all the set-up that is missing, then Phaselens in a window, or served on loopback where there is none. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noDesktopReason } from './lib/desktop.mjs';
import { ensureBuild } from './lib/ensureBuild.mjs';
import { ensureDependencies } from './lib/ensureDependencies.mjs';
import { ensureElectron } from './lib/ensureElectron.mjs';
import { ensureNode } from './lib/ensureNode.mjs';
import { prepareTensorflow } from './lib/prepareTensorflow.mjs';
import { root } from './lib/paths.mjs';
import { runInForeground } from './lib/run.mjs';
import { say } from './lib/say.mjs';
import { runMain } from './lib/setupError.mjs';

await runMain(async () => {
  if (!(await ensureNode(fileURLToPath(import.meta.url)))) return Number(process.exitCode);
  const args = process.argv.slice(2);
  await ensureDependencies();
  await ensureBuild();
  prepareTensorflow();
  const reason = noDesktopReason(process.platform, process.env, process.getuid?.()) ?? (await window(args));
  if (reason === undefined) return 0;
  say(`No desktop window here: ${reason}. Serving the same interface on this machine only; Ctrl-C ends it.`);
  return runInForeground(process.execPath, [join(root, 'bin', 'phaselens'), 'serve', '--open', ...args]);
});

/**
 * Runs the desktop window until it is closed.
 * @param {readonly string[]} args
 * @returns {Promise<string | undefined>} why there was none, or undefined after a good end
 */
async function window(args) {
  const { binary, reason } = await ensureElectron();
  if (binary === undefined) return `Electron is missing, ${reason}`;
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, PHASELENS_NODE: process.execPath };
  delete env['ELECTRON_RUN_AS_NODE'];
  const started = Date.now();
  const code = await runInForeground(binary, [root, ...args], { cwd: process.cwd(), env });
  // A window that dies at once was never there: missing system libraries, a sandbox the system forbids.
  if (code === 0 || code === 130 || code === 143 || Date.now() - started > 20_000) return undefined;
  return `Electron ended at once with code ${code}, its own words are above`;
}
