/** A competitor of `train-speed` in a process of its own, so that its memory is its own: asked line by line (peers/train_loop.py). */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { ArchitectureSpec } from '../src/contract/index.js';

export interface LoadRequest {
  architecture: ArchitectureSpec;
  /** Files of float32 and int32. */
  inputs: string;
  targets: string;
  classes: number;
  batch: number;
  variant: string;
  threads: number;
  kind: 'train' | 'predict';
}

export interface Pace {
  /** By the clock. */
  seconds: number;
  /** Of all processors together. */
  cpu: number;
  /** Largest resident memory of the process until then. */
  megabytes: number;
}

export interface Contender {
  name: string;
  /** Ways the peer can be run; the fastest takes part. */
  variants: readonly string[];
  /** What starts its process. */
  command: readonly string[];
}

const peers = resolve('bench', 'peers');

export function contenders({ keras, torch, eager }: { keras: string; torch: string; eager: boolean }): Contender[] {
  const own = [process.execPath, resolve('bench', 'run.mjs'), join(peers, 'train_phaselens.ts')];
  return [
    { name: 'graph', variants: ['graph'], command: own },
    ...(eager ? [{ name: 'eager', variants: ['eager'], command: own }] : []),
    ...(keras ? [{ name: 'keras', variants: ['graph', 'xla'], command: [keras, join(peers, 'train_keras.py')] }] : []),
    ...(torch
      ? [
          {
            name: 'torch',
            variants: ['conv1d', 'channelsLast', 'compiled'],
            command: [torch, join(peers, 'train_torch.py')],
          },
        ]
      : []),
  ];
}

export class TrainPeer {
  versions: Record<string, string> = {};
  /** Memory before anything is loaded. */
  idleMegabytes = 0;
  private readonly child;
  private readonly lines;

  constructor(
    readonly contender: Contender,
    threads: number,
  ) {
    const [program = '', ...rest] = contender.command;
    const wanted = String(threads);
    this.child = spawn(program, rest, {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        ...process.env,
        ...{ TF_NUM_INTRAOP_THREADS: wanted, TF_NUM_INTEROP_THREADS: wanted, OMP_NUM_THREADS: wanted },
        ...{ TF_CPP_MIN_LOG_LEVEL: '3', CUDA_VISIBLE_DEVICES: '' },
      },
    });
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  async load(request: LoadRequest): Promise<void> {
    const answer = (await this.ask({ load: request })) as { versions: Record<string, string>; megabytes: number };
    this.versions = answer.versions;
    this.idleMegabytes = answer.megabytes;
  }

  /** One epoch, or the outputs, of the first `count` spectra. */
  async run(kind: 'train' | 'predict', count: number): Promise<Pace> {
    return (await this.ask({ [kind]: count })) as Pace;
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolveEnd) => this.child.once('exit', resolveEnd));
    this.child.stdin.end();
    await ended;
  }

  private async ask(request: object): Promise<unknown> {
    this.child.stdin.write(`${JSON.stringify(request)}\n`);
    const line = await this.lines.next();
    if (line.done) throw new Error(`${this.contender.name} has ended: see above.`);
    return JSON.parse(line.value);
  }
}
