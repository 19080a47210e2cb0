import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { LabError } from '../../../contract/index.js';
import { forkTrainer, type TrainerProcess } from '../../jobs/forkTrainer.js';
import { trainerScript } from '../../jobs/trainerScript.js';
import { TrainerSession } from '../../jobs/trainerSession.js';
import { tensorflowFolder } from '../../trainer/tensorflow/tensorflowFolder.js';
import { whyMissing } from '../doctor/tensorflow.js';
import { availableMemory } from './forecast/availableMemory.js';

export interface TrainerOptions {
  /** Starts another process than the built trainer. */
  fork?: () => TrainerProcess;
  /** The built trainer, where it lies elsewhere. */
  script?: string;
  /** Trainings side by side at most. */
  width?: number;
  /** Seconds between checkpoints at least. */
  checkpointSeconds?: number;
  /** Seconds without a sign of life after which a trainer counts as hung. */
  silenceSeconds?: number;
  /** Bytes that processes can have; else what the system says. */
  availableMemory?: () => number;
  /** Idle time after which the warm process ends. */
  idleMs?: number;
}

const IDLE_MS = 300_000;

/** The processes of this lab that load TensorFlow: one for each training, and a warm one for questions. */
export class Trainers {
  private readonly warm: TrainerSession;
  private idle: NodeJS.Timeout | undefined;
  private closed = false;
  private widened: number | undefined;

  constructor(private readonly options: { cacheFolder: string; trainer?: TrainerOptions }) {
    this.warm = new TrainerSession({ fork: () => this.fork() });
  }

  /** Trainings side by side: one thread each, one core left to the person. */
  get width(): number {
    return this.widened ?? this.options.trainer?.width ?? Math.max(1, availableParallelism() - 1);
  }

  /** Other trainings side by side than usual, until the answer is called. */
  widen(width: number): () => void {
    this.widened = width;
    return () => (this.widened = undefined);
  }

  /** Bytes that new processes can have without swapping. */
  availableMemory(): number {
    return (this.options.trainer?.availableMemory ?? availableMemory)();
  }

  get checkpointSeconds(): number | undefined {
    return this.options.trainer?.checkpointSeconds;
  }

  get silenceSeconds(): number | undefined {
    return this.options.trainer?.silenceSeconds;
  }

  /** For predictions and explanations. Its process starts with the first question and ends some minutes after the last. */
  get session(): TrainerSession {
    if (this.closed) throw new LabError('unavailable', 'Phaselens is closing.');
    this.check();
    clearTimeout(this.idle);
    this.idle = setTimeout(() => void this.rest(), this.options.trainer?.idleMs ?? IDLE_MS);
    this.idle.unref();
    return this.warm;
  }

  /** @throws LabError `unavailable` saying how to repair it, where networks cannot be calculated here */
  check(): void {
    const { cacheFolder, trainer } = this.options;
    if (trainer?.fork) return;
    if (tensorflowFolder(cacheFolder) === undefined)
      throw new LabError('unavailable', `TensorFlow is not there. ${whyMissing(cacheFolder)}`);
    if (!existsSync(trainer?.script ?? trainerScript()))
      throw new LabError('unavailable', 'The trainer is not built: npm start builds it.');
  }

  /** A process for one training. */
  fork(): TrainerProcess {
    const { cacheFolder, trainer } = this.options;
    return trainer?.fork?.() ?? forkTrainer({ script: trainer?.script ?? trainerScript(), cacheFolder });
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.idle);
    await this.warm.close();
  }

  private async rest(): Promise<void> {
    if (this.warm.busy) this.idle = setTimeout(() => void this.rest(), 10_000).unref();
    else await this.warm.close();
  }
}
