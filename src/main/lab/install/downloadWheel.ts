import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LabError } from '../../../contract/index.js';
import { findPip } from './findPip.js';

/** A file of the Python package registry. */
export interface Wheel {
  /** For pip, exact version. */
  requirement: string;
  fileName: string;
  sha256: string;
}

export type FetchWheel = (wheel: Wheel, folder: string, signal: AbortSignal) => Promise<string>;

/**
 * Fetches a wheel with pip, the registry's ordinary client, into the cache folder and checks its hash; kept there for the next time.
 * @throws LabError `unavailable` without pip or network, `damaged-file` when it is not the file we know, `cancelled`
 */
export async function downloadWheel(wheel: Wheel, folder: string, signal: AbortSignal): Promise<string> {
  const path = join(folder, wheel.fileName);
  if (existsSync(path) && (await sha256Of(path)) === wheel.sha256) return path;
  const pip = await findPip();
  if (!pip)
    throw new LabError(
      'unavailable',
      'This library is fetched with Python’s pip, which was not found here. Install Python 3 with pip and try again.',
    );
  await mkdir(folder, { recursive: true });
  const temporary = await mkdtemp(join(folder, 'download-'));
  try {
    await runPip(pip.command, wheel.requirement, temporary, signal);
    const fetched = join(temporary, wheel.fileName);
    if (!existsSync(fetched)) throw new LabError('unavailable', `pip brought another file than ${wheel.fileName}.`);
    if ((await sha256Of(fetched)) !== wheel.sha256) {
      throw new LabError(
        'damaged-file',
        `${wheel.fileName} is not the file that Phaselens knows (its sha256 differs); it was not used. Try again later.`,
      );
    }
    await rename(fetched, path);
    return path;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function runPip(command: string, requirement: string, folder: string, signal: AbortSignal): Promise<void> {
  const args = [
    '-m',
    'pip',
    'download',
    '--no-deps',
    '--only-binary=:all:',
    '--ignore-requires-python',
    '--no-input',
    '--disable-pip-version-check',
    '--progress-bar',
    'off',
    '--quiet',
    '--dest',
    folder,
    requirement,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-2000);
    });
    const stop = () => child.kill('SIGKILL');
    signal.addEventListener('abort', stop, { once: true });
    child.once('error', (error) => reject(new LabError('unavailable', `pip could not be started (${error.message}).`)));
    child.once('close', (code) => {
      signal.removeEventListener('abort', stop);
      if (signal.aborted) reject(new LabError('cancelled', 'The download was cancelled.'));
      else if (code === 0) resolve();
      else
        reject(
          new LabError(
            'unavailable',
            `${requirement} could not be downloaded: ${lastLine(words) || `pip ended with code ${code ?? '?'}`}. Is the network there?`,
          ),
        );
    });
  });
}

function lastLine(text: string): string {
  return (
    text
      .trim()
      .split('\n')
      .at(-1)
      ?.replace(/^ERROR:\s*/, '')
      .replace(/\.$/, '') ?? ''
  );
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
