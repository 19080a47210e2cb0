import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Pip {
  /** Python that has pip. */
  command: string;
  version: string;
}

/** A Python with pip, or undefined. */
export async function findPip(): Promise<Pip | undefined> {
  const commands = process.platform === 'win32' ? ['py', 'python', 'python3'] : ['python3', 'python'];
  for (const command of commands) {
    try {
      const { stdout } = await run(command, ['-m', 'pip', '--version'], { timeout: 20_000 });
      return { command, version: /pip ([\d.]+)/.exec(stdout)?.[1] ?? '' };
    } catch {
      // The next name.
    }
  }
  return undefined;
}
