import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { withLock } from './lock.mjs';
import { npmReason, runNpm } from './npm.mjs';
import { cacheDir, root } from './paths.mjs';
import { run } from './run.mjs';
import { say, step } from './say.mjs';
import { lastLines } from './setupError.mjs';
import { readStamp, writeStamp } from './stamp.mjs';
import { tensorflowFromRelease } from './tensorflowFromRelease.mjs';
import { tensorflowFromWheel } from './tensorflowFromWheel.mjs';

/** `src/main/trainer/tensorflow/tensorflowFolder.ts` looks for the same name. */
export const tensorflowKey = 'tensorflow-4.22.0-2.21.0';

const day = 24 * 60 * 60_000;

/**
 * @typedef {object} Tensorflow
 * @property {string} [folder] holds node_modules/@tensorflow/tfjs-node, ready to load
 * @property {string} [tensorflow] version of the native library
 * @property {string} [reason] why there is none, one sentence that says what to do
 */

/**
 * TensorFlow for Node, in the user's cache folder, shared by every checkout. Never fails: everything but training works without it.
 * A failed attempt is not repeated for a day.
 * @param {{ again?: boolean, systemPackages?: boolean }} [options] `again` tries although it failed today; `systemPackages` may
 *   install a compiler through apt
 * @returns {Promise<Tensorflow>}
 */
export async function ensureTensorflow(options = {}) {
  const folder = cacheDir(tensorflowKey);
  const known = earlier(folder, options.again ?? false);
  if (known !== undefined) return known;
  try {
    return await withLock(
      'tensorflow',
      async () => earlier(folder, options.again ?? false) ?? (await setUp(folder, options.systemPackages ?? false)),
      { folder: dirname(folder) },
    );
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * What an earlier set-up left behind.
 * @param {string} folder
 * @param {boolean} again
 * @returns {Tensorflow | undefined}
 */
function earlier(folder, again) {
  const ready = readStamp(join(folder, 'ready.json'));
  if (ready !== undefined) return { folder, tensorflow: String(ready['tensorflow']) };
  const failed = readStamp(`${folder}.unavailable.json`);
  if (again || failed === undefined || Date.now() - Number(failed['at']) > day) return undefined;
  return { reason: String(failed['reason']) };
}

/**
 * @param {string} folder
 * @param {boolean} systemPackages
 * @returns {Promise<Tensorflow>}
 */
async function setUp(folder, systemPackages) {
  const next = `${folder}.next`;
  const unavailable = `${folder}.unavailable.json`;
  say('• Setting up TensorFlow, which trains networks (about 280 MB to fetch, the first time only)');
  try {
    rmSync(next, { recursive: true, force: true });
    mkdirSync(next, { recursive: true });
    await installPackages(next);
    const origin = await installLibrary(next, systemPackages);
    const version = await probe(next);
    writeStamp(join(next, 'ready.json'), { ...version, origin });
    rmSync(folder, { recursive: true, force: true });
    renameSync(next, folder);
    rmSync(unavailable, { force: true });
    say(`  TensorFlow ${version.tensorflow} is ready.`);
    return { folder, tensorflow: version.tensorflow };
  } catch (error) {
    const details = error instanceof Error && 'details' in error ? String(error.details ?? '') : '';
    const reason = error instanceof Error ? error.message : String(error);
    if (details) say(lastLines(details, 12));
    say(`  No training on this machine for now: ${reason}`);
    writeStamp(unavailable, { reason, at: Date.now() });
    rmSync(next, { recursive: true, force: true });
    return { reason };
  }
}

/** @param {string} next */
async function installPackages(next) {
  const manifests = join(root, 'scripts', 'tensorflow');
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(manifests, name), join(next, name));
  await step('TensorFlow.js from the npm registry', async () => {
    const result = await runNpm(['ci'], { cwd: next, timeoutMs: 10 * 60_000 });
    if (result.code !== 0)
      throw withDetails(`its packages could not be installed: ${npmReason(result)}.`, result.output);
  });
}

/**
 * The native library: as its makers release it, or, where only package registries can be reached, out of the Python package.
 * @param {string} next
 * @param {boolean} systemPackages
 * @returns {Promise<'release' | 'wheel'>}
 */
async function installLibrary(next, systemPackages) {
  const refused = await tensorflowFromRelease(next);
  if (refused === undefined) return 'release';
  say(`  not from its release page: ${refused}; building it from the Python package instead`);
  await tensorflowFromWheel(next, systemPackages);
  return 'wheel';
}

/**
 * Loads it in a process of its own, because a library that does not fit ends the process.
 * @param {string} next
 * @returns {Promise<{ tensorflow: string, backend: string }>}
 */
async function probe(next) {
  const script = join(root, 'scripts', 'tensorflow', 'probe.cjs');
  const result = await run(process.execPath, [script, next], {
    timeoutMs: 2 * 60_000,
    env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '2' },
  });
  const line = result.stdout.split('\n').find((one) => one.startsWith('{'));
  if (result.code !== 0 || line === undefined)
    throw withDetails('it was installed but does not run here.', result.output);
  return JSON.parse(line);
}

/**
 * @param {string} message
 * @param {string} details
 */
function withDetails(message, details) {
  return Object.assign(new Error(message), { details });
}

/** Is it there, without setting anything up? */
export function hasTensorflow() {
  return existsSync(join(cacheDir(tensorflowKey), 'ready.json'));
}
