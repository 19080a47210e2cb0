import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { withLock } from './lock.mjs';
import { nodePackageFor, wantedNode } from './nodePackages.mjs';
import { npmReason, runNpm } from './npm.mjs';
import { root, runtimeDir } from './paths.mjs';
import { run, runInForeground } from './run.mjs';
import { step } from './say.mjs';
import { SetupError } from './setupError.mjs';
import { readStamp } from './stamp.mjs';
import { atLeast } from './versions.mjs';

/**
 * True when this process already runs under a Node that is new enough. Otherwise fetches the registry's own Node into `.runtime/`,
 * runs the same script under it in the foreground, and gives false after setting the exit code: the caller then just ends.
 * @param {string} script absolute path of the script to run again
 * @returns {Promise<boolean>}
 */
export async function ensureNode(script) {
  if (atLeast(process.version, wantedNode)) return true;
  const node = await installNode();
  const path = process.env['PATH'] ?? '';
  process.exitCode = await runInForeground(node, [script, ...process.argv.slice(2)], {
    env: { ...process.env, PATH: [dirname(node), path].join(delimiter), PHASELENS_MACHINE_PATH: path },
  });
  return false;
}

/** @returns {Promise<string>} the path of a Node that is new enough */
async function installNode() {
  const wanted = nodePackageFor(process.platform, process.arch);
  if (wanted === undefined) {
    throw new SetupError(
      `Phaselens needs Node ${wantedNode} or newer and this is ${process.version} on ${process.platform} ${process.arch}, ` +
        'for which no ready-made Node is known: install a newer one from nodejs.org.',
    );
  }
  const folder = join(runtimeDir, 'node_modules', wanted.name);
  const node = join(folder, wanted.binary);
  const installed = () => existsSync(node) && readStamp(join(folder, 'package.json'))?.['version'] === wanted.version;
  if (installed()) return node;
  return withLock('node', async () => {
    if (installed()) return node;
    await step(
      `Fetching Node ${wanted.version} for Phaselens, because this machine has ${process.version}`,
      async () => {
        mkdirSync(runtimeDir, { recursive: true });
        const dependencies = { [wanted.name]: wanted.version };
        const manifest = { name: 'phaselens-runtime', version: '1.0.0', private: true, dependencies };
        // A lock written here, so that npm checks what it fetched against the checksum pinned in nodePackages.mjs.
        const lock = {
          name: manifest.name,
          version: manifest.version,
          lockfileVersion: 3,
          requires: true,
          packages: {
            '': { name: manifest.name, version: manifest.version, dependencies },
            [`node_modules/${wanted.name}`]: { version: wanted.version, integrity: wanted.integrity },
          },
        };
        writeFileSync(join(runtimeDir, 'package.json'), JSON.stringify(manifest));
        writeFileSync(join(runtimeDir, 'package-lock.json'), JSON.stringify(lock));
        const result = await runNpm(['ci'], { cwd: runtimeDir });
        if (result.code !== 0) {
          throw new SetupError(
            `Node ${wanted.version} could not be fetched: ${npmReason(result)}. You can also install Node ${wantedNode} or newer yourself.`,
            result.output,
          );
        }
      },
    );
    const probe = await run(node, ['--version'], { cwd: root });
    if (probe.code !== 0) {
      throw new SetupError(
        `The fetched Node does not run on this machine: install Node ${wantedNode} or newer from nodejs.org.`,
        probe.output,
      );
    }
    return node;
  });
}
