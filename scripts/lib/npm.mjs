import { delimiter } from 'node:path';
import { run } from './run.mjs';
import { SetupError } from './setupError.mjs';

/**
 * Runs the machine's npm. It first runs under the Node that runs this script; an npm too old for that Node gets a second try
 * under the machine's own, which is as good because nothing is compiled (`ignore-scripts`).
 * @param {readonly string[]} args
 * @param {{ cwd: string, timeoutMs?: number }} options
 * @returns {Promise<import('./run.mjs').RunResult>}
 */
export async function runNpm(args, options) {
  const quiet = ['--no-fund', '--no-audit', '--ignore-scripts', '--loglevel=error', '--no-update-notifier'];
  const windows = process.platform === 'win32';
  const attempt = (/** @type {NodeJS.ProcessEnv} */ env) =>
    run(windows ? 'npm.cmd' : 'npm', [...args, ...quiet], {
      cwd: options.cwd,
      env: { ...env, NODE_NO_WARNINGS: '1' },
      timeoutMs: options.timeoutMs ?? 20 * 60_000,
      shell: windows,
    });
  let result = await attempt(process.env);
  const machinePath = process.env['PHASELENS_MACHINE_PATH'];
  if (result.code !== 0 && machinePath !== undefined) {
    result = await attempt({ ...process.env, PATH: [machinePath, process.env['PATH'] ?? ''].join(delimiter) });
  }
  // cmd.exe says so in words and the code 1 or 9009.
  if (result.code === 127 || result.code === 9009 || (windows && /'npm\.cmd'/.test(result.output))) {
    throw new SetupError(
      'npm was not found: install it (it comes with Node from nodejs.org; on Debian `apt install npm`) and start again.',
    );
  }
  return result;
}

/**
 * Why npm failed, as half a sentence.
 * @param {import('./run.mjs').RunResult} result
 */
export function npmReason(result) {
  if (result.code === 124) return 'it took too long';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|network/i.test(result.output)) {
    return 'the npm registry cannot be reached (check the network connection and the proxy settings of npm)';
  }
  if (/EACCES|EPERM|EROFS/.test(result.output)) return 'this folder is not writable';
  if (/ENOSPC/.test(result.output)) return 'the disk is full';
  if (/EINTEGRITY/.test(result.output)) return 'a downloaded package does not match its checksum';
  return 'its own words are above';
}
