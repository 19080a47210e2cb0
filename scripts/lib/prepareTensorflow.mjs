import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { hasTensorflow } from './ensureTensorflow.mjs';
import { root, runtimeDir } from './paths.mjs';
import { say } from './say.mjs';

/** Sets TensorFlow up in a process of its own that outlives this one: identification does not wait for what only training needs. */
export function prepareTensorflow() {
  if (hasTensorflow()) return;
  const log = join(runtimeDir, 'tensorflow.log');
  try {
    mkdirSync(runtimeDir, { recursive: true });
    const file = openSync(log, 'a');
    const child = spawn(process.execPath, [join(root, 'scripts', 'tensorflow.mjs'), '--background'], {
      cwd: root,
      detached: true,
      stdio: ['ignore', file, file],
      windowsHide: true,
    });
    closeSync(file);
    // Without it everything but training works; the doctor tells why it is missing.
    child.once('error', () => undefined);
    child.unref();
    say(`TensorFlow, for training networks, is being set up in the background (${log}).`);
  } catch {
    say('TensorFlow could not be set up in the background; `node scripts/tensorflow.mjs` does it.');
  }
}
