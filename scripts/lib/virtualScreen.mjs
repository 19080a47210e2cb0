import { spawn } from 'node:child_process';
import { SetupError } from './setupError.mjs';

/**
 * Starts a virtual screen for windows nobody has to see. Only Linux needs one.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, stop: () => void }>}
 */
export async function virtualScreen() {
  if (process.platform !== 'linux') return { env: {}, stop: () => undefined };
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const stop = () => void server.kill('SIGTERM');
  process.once('exit', stop);
  const display = await new Promise((resolve, reject) => {
    const fail = () => reject(new SetupError('The virtual screen (Xvfb) did not start: run `Xvfb :99` to see why.'));
    const timer = setTimeout(fail, 15_000);
    server.once('error', fail);
    server.once('exit', fail);
    server.stdio[3]?.once('data', (chunk) => {
      clearTimeout(timer);
      server.off('exit', fail);
      resolve(String(chunk).trim());
    });
  });
  return { env: { DISPLAY: `:${display}` }, stop };
}
