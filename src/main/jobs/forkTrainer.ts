import { spawn } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { streamChannel, type ByteChannel } from '../transports/byteChannel.js';
import { LAB_PIPE_FD } from '../transports/forkNodeLab.js';

export interface ForkTrainerOptions {
  /** Built `process` entry of the trainer, `out/main/trainer.js`. */
  script: string;
  /** Where TensorFlow is set up. */
  cacheFolder: string;
  /** 1 (the default) gives the same numbers every time; more are faster for large networks. */
  threads?: number;
  /** The Node to run it with; the one that `npm start` chose, or this program itself. */
  node?: string;
}

/** A started trainer process. */
export interface TrainerProcess {
  channel: ByteChannel;
  pid: number | undefined;
  /** Called once with the code or signal. */
  onExit(listener: (reason: string) => void): void;
  /** The last lines it wrote on its standard error. */
  lastWords(): string;
  kill(): void;
}

const WORDS = 2000;

/** Starts a process that may load TensorFlow, and may die of it. */
export function forkTrainer(options: ForkTrainerOptions): TrainerProcess {
  const threads = String(options.threads ?? 1);
  const child = spawn(
    options.node ?? process.env['PHASELENS_NODE'] ?? process.execPath,
    [options.script, '--cache', options.cacheFolder],
    {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      windowsHide: true,
      env: {
        ...process.env,
        // Under Electron this program is no Node unless it is told to be one.
        ELECTRON_RUN_AS_NODE: '1',
        TF_NUM_INTRAOP_THREADS: threads,
        TF_NUM_INTEROP_THREADS: '1',
        OMP_NUM_THREADS: threads,
        TF_CPP_MIN_LOG_LEVEL: '2',
      },
    },
  );
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => (words = (words + chunk.toString('utf8')).slice(-WORDS)));
  return {
    channel: streamChannel(child.stdio[LAB_PIPE_FD] as Duplex),
    pid: child.pid,
    onExit(listener) {
      child.once('error', (error) => listener(error.message));
      child.once('exit', (code, signal) => listener(signal ? `signal ${signal}` : `code ${code ?? 'unknown'}`));
    },
    lastWords: () => words.trim(),
    kill: () => void child.kill('SIGKILL'),
  };
}
