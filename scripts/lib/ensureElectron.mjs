import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { root, runtimeDir } from './paths.mjs';
import { run } from './run.mjs';
import { lastLines } from './setupError.mjs';
import { say } from './say.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

const day = 24 * 60 * 60_000;

/**
 * The path of the Electron binary, or undefined with the reason where it cannot be had. Never fails: the same interface is served on
 * loopback instead. A failed download is not tried again for a day.
 * @returns {Promise<{ binary?: string, reason?: string }>}
 */
export async function ensureElectron() {
  const present = electronBinary();
  if (present !== undefined) return { binary: present };
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (!existsSync(installer)) return { reason: 'the electron package is not installed' };
  const version = String(readStamp(join(root, 'node_modules', 'electron', 'package.json'))?.['version']);
  const mirror = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? '';
  const stamp = join(runtimeDir, 'electron-unavailable.json');
  const earlier = readStamp(stamp);
  const triedAt = Number(earlier?.['at']);
  if (earlier?.['version'] === version && earlier['mirror'] === mirror && Date.now() - triedAt < day) {
    return { reason: String(earlier['reason']) };
  }
  return withLock('electron', async () => {
    const installed = electronBinary();
    if (installed !== undefined) return { binary: installed };
    say(`• Fetching Electron ${version}, the desktop window's engine (about 110 MB, the first time only) …`);
    const result = await run(process.execPath, [installer], { cwd: root, timeoutMs: 10 * 60_000 });
    const binary = electronBinary();
    if (result.code === 0 && binary !== undefined) {
      rmSync(stamp, { force: true });
      return { binary };
    }
    const reason =
      result.code === 124 ? 'its download took longer than ten minutes' : 'its download site cannot be reached';
    say(
      `  not available: ${reason} (${lastReason(result.output)}). Trying again tomorrow, or after deleting .runtime/.`,
    );
    writeStamp(stamp, { version, mirror, reason, at: Date.now() });
    return { reason };
  });
}

/** @returns {string | undefined} */
export function electronBinary() {
  const folder = join(root, 'node_modules', 'electron');
  try {
    const binary = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(binary) ? binary : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} output */
function lastReason(output) {
  const line = output.split('\n').find((one) => /error|failed|refused|timed? ?out/i.test(one));
  return (line ?? lastLines(output, 1)).trim().slice(0, 160);
}
