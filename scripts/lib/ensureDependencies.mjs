import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import { sha256OfFile } from './fingerprint.mjs';
import { installedMatchesLock } from './installedMatchesLock.mjs';
import { withLock } from './lock.mjs';
import { npmReason, runNpm } from './npm.mjs';
import { root } from './paths.mjs';
import { step } from './say.mjs';
import { SetupError } from './setupError.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

/** Installs exactly what package-lock.json says; does nothing when that is already so. */
export async function ensureDependencies() {
  const lockFile = join(root, 'package-lock.json');
  if (!existsSync(lockFile)) return;
  const stamp = join(root, 'node_modules', '.phaselens.json');
  const lock = sha256OfFile(lockFile);
  if (readStamp(stamp)?.['lock'] === lock) return;
  await withLock('dependencies', async () => {
    if (readStamp(stamp)?.['lock'] === lock) return;
    // Someone who ran `npm install` by hand is not made to wait for a second one.
    const wanted = readStamp(lockFile);
    const installed = readStamp(join(root, 'node_modules', '.package-lock.json'));
    if (!installedMatchesLock(wanted, installed)) await install();
    writeStamp(stamp, { lock });
  });
}

async function install() {
  const folder = join(root, 'node_modules');
  // `npm ci` follows the link and empties the folder of whoever it belongs to.
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new SetupError(
      `The libraries of another checkout do not fit this one: remove the link ${folder} and start again.`,
    );
  }
  await step('Installing the libraries Phaselens is built from (about a minute, the first time only)', async () => {
    const result = await runNpm(['ci'], { cwd: root });
    if (result.code !== 0) {
      throw new SetupError(
        `The libraries could not be installed: ${npmReason(result)}. Nothing else was changed; run the same command again.`,
        result.output,
      );
    }
  });
}
