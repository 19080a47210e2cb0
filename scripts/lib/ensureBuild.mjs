import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildTargets, missingEntries } from '../build/targets.mjs';
import { contentKey, listSources, quickKey, sha256OfFile } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { root } from './paths.mjs';
import { step } from './say.mjs';
import { SetupError } from './setupError.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

/**
 * Builds what changed since the last time: main, preload and renderer each by itself.
 * @param {{ legacy?: boolean }} [options] `legacy` builds out-legacy/ for the old test Electron
 */
export async function ensureBuild(options = {}) {
  const legacy = options.legacy ?? false;
  // An installed copy has no sources, only their result.
  if (!existsSync(join(root, 'src'))) return;
  if (buildTargets(root, legacy).every((target) => isFresh(target))) return;
  await withLock(legacy ? 'build-legacy' : 'build', async () => {
    for (const target of buildTargets(root, legacy)) {
      if (!isFresh(target)) await build(target);
    }
  });
}

/** @param {import('../build/targets.mjs').Target} target */
function isFresh(target) {
  const file = join(target.outDir, '.stamp.json');
  const stamp = readStamp(file);
  if (stamp === undefined) return false;
  const files = listSources(target.sources);
  const quick = quickKey(files);
  const lock = sha256OfFile(join(root, 'package-lock.json'));
  if (stamp['lock'] !== lock) return false;
  if (stamp['quick'] === quick) return true;
  if (stamp['content'] !== contentKey(files, root)) return false;
  writeStamp(file, { ...stamp, quick });
  return true;
}

/** @param {import('../build/targets.mjs').Target} target */
async function build(target) {
  const missing = missingEntries(target).map((file) => relative(root, file));
  if (missing.length > 0) {
    throw new SetupError(`This copy of Phaselens is incomplete, ${missing.join(' and ')} is missing: fetch it again.`);
  }
  // The stamp describes the sources as they were before the build: an edit during it calls for another one.
  const files = listSources(target.sources);
  const stamp = {
    lock: sha256OfFile(join(root, 'package-lock.json')),
    quick: quickKey(files),
    content: contentKey(files, root),
  };
  await step(`Building ${relative(root, target.outDir)}`, async () => {
    const [{ build: viteBuild }, { viteConfig }, { legacyManifest }] = await Promise.all([
      import('vite'),
      import('../build/viteConfig.mjs'),
      import('../build/legacyPlugins.mjs'),
    ]);
    // Built beside and swapped in, so that a failed build leaves the last good one and a running app its files.
    const next = `${target.outDir}.next`;
    try {
      await viteBuild(viteConfig(target, { root, outDir: next }));
    } catch (error) {
      rmSync(next, { recursive: true, force: true });
      const details = error instanceof Error ? error.message : String(error);
      throw new SetupError(`${relative(root, target.outDir)} could not be built: see the message above.`, details);
    }
    writeStamp(join(next, '.stamp.json'), stamp);
    swapIn(next, target.outDir);
    if (target.legacy) writeFileSync(join(dirname(target.outDir), 'package.json'), legacyManifest(root));
  });
}

/**
 * Puts a finished folder in the place of the old one.
 * @param {string} next
 * @param {string} place
 */
function swapIn(next, place) {
  const previous = `${place}.previous`;
  try {
    rmSync(previous, { recursive: true, force: true });
    if (existsSync(place)) renameSync(place, previous);
    renameSync(next, place);
    rmSync(previous, { recursive: true, force: true });
  } catch (error) {
    // Windows keeps the folder of a running program.
    const details = error instanceof Error ? error.message : String(error);
    throw new SetupError(
      `${relative(root, place)} is in use: close Phaselens and run the same command again.`,
      details,
    );
  }
}
