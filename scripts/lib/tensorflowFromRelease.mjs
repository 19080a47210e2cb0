import { delimiter, join } from 'node:path';
import { run } from './run.mjs';
import { lastLines } from './setupError.mjs';
import { step } from './say.mjs';

const host = 'https://storage.googleapis.com/';

/**
 * The usual way: tfjs-node's own installer fetches the library and the binding from their release page.
 * @param {string} folder holds node_modules/@tensorflow/tfjs-node
 * @returns {Promise<string | undefined>} why that did not work, or undefined when it did
 */
export async function tensorflowFromRelease(folder) {
  if (!(await reachable())) return 'that site cannot be reached';
  return step('TensorFlow from its release page', async () => {
    const home = join(folder, 'node_modules', '@tensorflow', 'tfjs-node');
    // The installer calls node-pre-gyp by name, as npm would let it.
    const path = [join(folder, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
    const result = await run(process.execPath, [join(home, 'scripts', 'install.js')], {
      cwd: home,
      env: { ...process.env, PATH: path },
      timeoutMs: 8 * 60_000,
    });
    if (result.code === 0) return undefined;
    return result.code === 124 ? 'its download took too long' : lastLines(result.output, 1).slice(0, 160);
  });
}

async function reachable() {
  // `fetch` does not know proxies, the installer does: let it try.
  if (Object.keys(process.env).some((name) => /^(https?|all)_proxy$/i.test(name))) return true;
  try {
    await fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(8000) });
    return true;
  } catch {
    return false;
  }
}
