import { spawn } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { streamChannel } from './byteChannel.js';
import type { LabProcess } from './labProcessClient.js';

export interface ForkNodeLabOptions {
  /** The Node to run it with. */
  node: string;
  /** Built `process` entry of the lab. */
  script: string;
  args: string[];
  env: Record<string, string | undefined>;
}

/** The descriptor on which a lab forked by Node or an old Electron talks to its parent. */
export const LAB_PIPE_FD = 3;

/** A lab under plain Node, for parents without `utilityProcess`. */
export function forkNodeLab(options: ForkNodeLabOptions): LabProcess {
  const child = spawn(options.node, [options.script, ...options.args], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    env: options.env,
    windowsHide: true,
  });
  const channel = streamChannel(child.stdio[LAB_PIPE_FD] as Duplex);
  return {
    channel,
    onExit(listener) {
      child.once('error', (error) => listener(error.message));
      child.once('exit', (code, signal) => listener(signal ? `signal ${signal}` : `code ${code ?? 'unknown'}`));
    },
    kill() {
      child.kill('SIGKILL');
    },
  };
}
