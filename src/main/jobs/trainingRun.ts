import type { EpochLog, ErrorEnvelope, TrainingProgress, TrainingResult } from '../../contract/index.js';
import type { EngineName, TrainOrder } from '../trainer/messages.js';
import type { TensorflowFacts } from '../trainer/tensorflow/loadTensorflow.js';
import type { TrainerProcess } from './forkTrainer.js';
import { openTrainer, type TrainerNews } from './trainerHost.js';

/** How a run ended. `lost`: the process crashed or hung; what its last checkpoint holds can be gone on with. */
export type TrainingOutcome =
  | { state: 'done'; result: TrainingResult }
  | { state: 'cancelled'; epochsDone: number }
  | { state: 'failed'; error: ErrorEnvelope }
  | { state: 'lost'; reason: string; epochsDone: number };

export interface TrainingRunOptions {
  fork: () => TrainerProcess;
  order: TrainOrder;
  onReady?: (facts: TensorflowFacts) => void;
  /** Another engine than the one of {@link TrainingRunOptions.onReady}, and why. */
  onEngine?: (engine: EngineName, reason: string) => void;
  onProgress?: (progress: TrainingProgress) => void;
  onEpoch?: (log: EpochLog) => void;
  onCheckpoint?: (checkpoint: { epochsDone: number; sha256: string }) => void;
  /** The run goes on after this many epochs; `damaged` names checkpoints that could not be read. */
  onResumed?: (found: { epochsDone: number; damaged: string[] }) => void;
  /** ms between cancel and kill; default 4000. */
  graceMs?: number;
  silenceSeconds?: number;
}

export interface TrainingRun {
  readonly pid: number | undefined;
  /** Never rejects; resolves when the process is gone. */
  readonly outcome: Promise<TrainingOutcome>;
  /** Returns at once. The trainer stops after the batch it is at, or is killed after the grace. */
  cancel(): void;
}

/** Trains in a process of its own. */
export function startTraining(options: TrainingRunOptions): TrainingRun {
  const graceMs = options.graceMs ?? 4000;
  let inCheckpoint = 0;
  let cancelled = false;
  let finish: (outcome: TrainingOutcome) => void = () => undefined;
  const outcome = new Promise<TrainingOutcome>((resolve) => (finish = resolve));
  const host = openTrainer({
    fork: options.fork,
    onMessage: hear,
    onLost(reason) {
      if (cancelled) finish({ state: 'cancelled', epochsDone: inCheckpoint });
      else finish({ state: 'lost', reason, epochsDone: inCheckpoint });
    },
    ...(options.silenceSeconds === undefined ? {} : { silenceSeconds: options.silenceSeconds }),
  });

  /** The result counts when the process is gone, so that nobody starts the next one beside it. */
  function close(result: TrainingOutcome): void {
    host.end(graceMs).then(
      () => finish(result),
      () => finish(result),
    );
  }

  function hear(message: TrainerNews): void {
    switch (message.type) {
      case 'engine':
        options.onEngine?.(message.engine, message.reason);
        return;
      case 'progress':
        options.onProgress?.(message.progress);
        return;
      case 'epoch':
        options.onEpoch?.(message.log);
        return;
      case 'checkpoint':
        inCheckpoint = message.epochsDone;
        options.onCheckpoint?.({ epochsDone: message.epochsDone, sha256: message.sha256 });
        return;
      case 'resumed':
        inCheckpoint = message.epochsDone;
        options.onResumed?.({ epochsDone: message.epochsDone, damaged: message.damaged });
        return;
      case 'done':
        close({ state: 'done', result: message.result });
        return;
      case 'cancelled':
        close({ state: 'cancelled', epochsDone: message.epochsDone });
        return;
      case 'failed':
        close({ state: 'failed', error: message.error });
        return;
      case 'cancelling':
      case 'answer':
        return;
    }
  }

  host.ready.then(
    (facts) => {
      options.onReady?.(facts);
      host.send({ type: 'train', ...options.order });
    },
    // onLost has said so.
    () => undefined,
  );
  return {
    pid: host.pid,
    outcome,
    cancel() {
      if (cancelled) return;
      cancelled = true;
      host.send({ type: 'cancel' });
      const timer = setTimeout(() => close({ state: 'cancelled', epochsDone: inCheckpoint }), graceMs);
      outcome.then(
        () => clearTimeout(timer),
        () => undefined,
      );
    },
  };
}
