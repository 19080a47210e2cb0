import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { withLock } from './lock.mjs';
import { root } from './paths.mjs';
import { run } from './run.mjs';
import { step } from './say.mjs';
import { SetupError } from './setupError.mjs';

/** What the browser and the old Electron need on Debian; the fonts hold Greek letters and Å. */
const debianPackages = [
  'chromium',
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'fonts-dejavu-core',
  'fonts-noto-core',
];

/**
 * The Chromium that the tests drive, installed where it is missing, and on Linux the virtual screen beside it.
 * @returns {Promise<string>} absolute path of the browser
 */
export async function ensureBrowser() {
  const ready = () => {
    const found = findBrowser();
    return found !== undefined && (process.platform !== 'linux' || hasScreenTools()) ? found : undefined;
  };
  const found = ready();
  if (found !== undefined) return found;
  return withLock('browser', async () => {
    if (ready() === undefined) await (isDebianRoot() ? installByApt() : installByPlaywright());
    const installed = findBrowser();
    if (installed === undefined) {
      throw new SetupError(
        'No Chromium was found for the tests: install one (on Debian `apt install chromium`, elsewhere ' +
          '`npx playwright install chromium`), or name yours in the environment variable PHASELENS_CHROMIUM.',
      );
    }
    if (process.platform === 'linux' && !hasScreenTools()) {
      throw new SetupError(
        'The tests of the desktop window need a virtual screen: install Xvfb and GTK 3 (on Debian and Ubuntu ' +
          '`sudo apt install xvfb libgtk-3-0 libnss3 libasound2 libgbm1`).',
      );
    }
    return installed;
  });
}

/** @returns {string | undefined} */
function findBrowser() {
  const named = process.env['PHASELENS_CHROMIUM'];
  if (named) return existsSync(named) ? named : undefined;
  const candidates = [playwrightBrowser()];
  if (process.platform === 'linux') candidates.push('/usr/bin/chromium', '/usr/bin/google-chrome');
  return candidates.find((path) => path !== undefined && existsSync(path));
}

/** @returns {string | undefined} where Playwright keeps its own browser, present or not */
function playwrightBrowser() {
  try {
    return createRequire(join(root, 'package.json'))('playwright').chromium.executablePath();
  } catch {
    return undefined;
  }
}

function hasScreenTools() {
  const folders = (process.env['PATH'] ?? '').split(':').concat('/usr/bin');
  if (!folders.some((folder) => existsSync(join(folder, 'Xvfb')))) return false;
  const libraries = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib'];
  return libraries.some((folder) => existsSync(join(folder, 'libgtk-3.so.0')));
}

function isLinuxRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

function isDebianRoot() {
  if (!isLinuxRoot() || !existsSync('/usr/bin/apt-get')) return false;
  try {
    // Not its relatives: Ubuntu's chromium package only points to a snap.
    return /^ID=.?debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

async function installByApt() {
  await step('Installing Chromium, a virtual screen and fonts for the tests (apt, the first time only)', async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const options = { env, timeoutMs: 10 * 60_000 };
    await run('apt-get', ['update', '-qq'], options);
    const quietly = ['-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300'];
    const install = (/** @type {string[]} */ names) => run('apt-get', ['install', ...quietly, ...names], options);
    let result = await install(debianPackages);
    // Debian 13 renamed the libraries whose clocks became 64 bits wide.
    if (result.code !== 0)
      result = await install(debianPackages.map((name) => name.replace(/^(libgtk-3-0|libasound2)$/, '$1t64')));
    if (result.code !== 0) {
      throw new SetupError(
        `The test browser could not be installed: try \`apt-get install ${debianPackages.join(' ')}\` by hand.`,
        result.output,
      );
    }
  });
}

async function installByPlaywright() {
  if (findBrowser() !== undefined) return;
  await step('Fetching Chromium for the tests (playwright install, the first time only)', async () => {
    const cli = join(root, 'node_modules', 'playwright', 'cli.js');
    const result = await run(
      process.execPath,
      [cli, 'install', ...(isLinuxRoot() ? ['--with-deps'] : []), 'chromium'],
      { cwd: root, timeoutMs: 10 * 60_000 },
    );
    if (result.code !== 0) {
      throw new SetupError(
        'Chromium for the tests could not be fetched: install a Chromium or Chrome yourself and name it in the environment ' +
          'variable PHASELENS_CHROMIUM.',
        result.output,
      );
    }
  });
}
