import { decodeWire, encodeWire, LabError } from '../../contract/index.js';
import type { FromTrainer, ToTrainer } from '../trainer/messages.js';
import type { TensorflowFacts } from '../trainer/tensorflow/loadTensorflow.js';
import type { TrainerProcess } from './forkTrainer.js';
import { lastWords } from './lastWords.js';
import { WeightParts } from './weightParts.js';

/** What a trainer says about what it was asked. */
export type TrainerNews = Exclude<FromTrainer, { type: 'ready' | 'refused' | 'beat' | 'weights' }>;

export interface TrainerHostOptions {
  fork: () => TrainerProcess;
  /** Called for everything that is not about the process itself; weights come with `done`, whole. */
  onMessage: (message: TrainerNews) => void;
  /** Called once when the process is gone or was given up, with a sentence; not after {@link TrainerHost.end}. */
  onLost: (reason: string) => void;
  onBeat?: (beat: Extract<FromTrainer, { type: 'beat' }>) => void;
  /** Seconds without a sign of life after which it counts as hung; default 60, for one step of a large network is long. */
  silenceSeconds?: number;
}

export interface TrainerHost {
  /** Rejects with LabError `unavailable` when TensorFlow cannot be had or the process dies first. */
  readonly ready: Promise<TensorflowFacts>;
  readonly pid: number | undefined;
  send(message: ToTrainer | Record<string, unknown>): void;
  /** Asks it to end and kills it after `graceMs`; resolves when it is gone. */
  end(graceMs: number): Promise<void>;
}

/** Loading a gigabyte of library from a cold disk is not hanging. */
const START_SECONDS = 60;

/** Watches one trainer process: hears what it says, notices when it hangs or dies. */
export function openTrainer(options: TrainerHostOptions): TrainerHost {
  const child = options.fork();
  const silence = options.silenceSeconds ?? 60;
  const parts = new WeightParts();
  let over = false;
  let gone = false;
  let missed = 0;
  let started = false;
  let tellGone: () => void = () => undefined;
  const whenGone = new Promise<void>((resolve) => (tellGone = resolve));
  let settle: { resolve: (facts: TensorflowFacts) => void; reject: (error: LabError) => void } | undefined;
  const ready = new Promise<TensorflowFacts>((resolve, reject) => (settle = { resolve, reject }));
  // Whoever does not wait for it hears of the same end through onLost.
  ready.catch(() => undefined);

  const lose = (reason: string) => {
    if (over) return;
    over = true;
    clearInterval(watch);
    settle?.reject(new LabError('unavailable', reason));
    options.onLost(reason);
  };
  // Counted in seconds that this process was awake for, so that a laptop that slept does not lose its run.
  const watch = setInterval(() => {
    missed += 1;
    const limit = started ? silence : Math.max(silence, START_SECONDS);
    if (missed <= limit) return;
    lose(`The trainer has given no sign of life for ${limit} s and was ended.`);
    child.kill();
  }, 1000);

  function hear(message: FromTrainer): void {
    missed = 0;
    switch (message.type) {
      case 'ready': {
        started = true;
        const { type: _, ...facts } = message;
        settle?.resolve(facts);
        return;
      }
      case 'refused':
        lose(message.error.message);
        child.kill();
        return;
      case 'beat':
        options.onBeat?.(message);
        return;
      case 'weights':
        parts.take(message);
        return;
      case 'done':
        if (!over) options.onMessage({ type: 'done', result: parts.complete(message.result) });
        return;
      default:
        if (!over) options.onMessage(message);
    }
  }
  child.channel.onMessage((bytes) => hear(decodeWire(bytes) as FromTrainer));
  child.onExit((how) => {
    gone = true;
    tellGone();
    child.channel.close();
    const words = lastWords(child.lastWords());
    lose(`The trainer ended unexpectedly (${how})${words === '' ? '' : `; its last words: ${words}`}.`);
  });

  return {
    ready,
    pid: child.pid,
    send: (message) => child.channel.send(encodeWire(message)),
    async end(graceMs) {
      over = true;
      clearInterval(watch);
      settle?.reject(new LabError('unavailable', 'The trainer was ended.'));
      if (gone) return;
      child.channel.send(encodeWire({ type: 'close' } satisfies ToTrainer));
      const timer = setTimeout(() => child.kill(), graceMs);
      await whenGone;
      clearTimeout(timer);
    },
  };
}
