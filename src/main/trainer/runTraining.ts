import { setImmediate as turn } from 'node:timers/promises';
import { LabError } from '../../contract/index.js';
import { readCheckpoint, trainingKey, writeCheckpoint } from './checkpoint/checkpoints.js';
import { fit } from './fit/fit.js';
import { samplesOf } from './fit/samplesOf.js';
import type { TrainingState } from './fit/trainingState.js';
import { chosenEngine } from './chosenEngine.js';
import { GraphNetwork } from './graph/graphNetwork.js';
import type { FromTrainer, ToTrainer } from './messages.js';
import { Network } from './network/network.js';
import type { Tf } from './tensorflow/tf.js';

/** Batches of small networks take less than a millisecond: nobody reads so many messages. */
const PROGRESS_MS = 100;

export interface Cancel {
  asked: boolean;
}

/** One run: tells its course, keeps checkpoints, ends with `done`, `cancelled` or `failed`. Never rejects. */
export async function runTraining(
  tf: Tf,
  order: Extract<ToTrainer, { type: 'train' }>,
  cancel: Cancel,
  send: (message: FromTrainer) => void,
): Promise<void> {
  let latest: TrainingState | undefined;
  let network: Network | GraphNetwork | undefined;
  try {
    const { recipe, folder } = order;
    const train = samplesOf(order.train);
    const validation = order.validation && samplesOf(order.validation);
    const { architecture, seed } = recipe;
    network =
      chosenEngine(order.engine) === 'graph'
        ? new GraphNetwork(tf, architecture, {
            ...{ seed, training: recipe },
            ...(order.weights ? { weights: order.weights } : {}),
          })
        : new Network(tf, architecture, seed);
    if (order.weights && network instanceof Network) network.load(order.weights);
    const key = trainingKey(recipe, train, validation);
    const found = folder === undefined ? undefined : readCheckpoint(folder, key);
    if (found) send({ type: 'resumed', epochsDone: found.state.epochsDone, damaged: found.damaged });
    let unwritten: TrainingState | undefined;
    let written = Date.now();
    const write = () => {
      if (folder === undefined || !unwritten) return;
      const { epochsDone, sha256 } = writeCheckpoint(folder, key, unwritten);
      unwritten = undefined;
      written = Date.now();
      send({ type: 'checkpoint', epochsDone, sha256 });
    };
    let told = 0;
    latest = found?.state;
    try {
      const result = await fit({
        ...{ network, recipe, train },
        ...(validation ? { validation } : {}),
        ...(found ? { from: found.state } : {}),
        onProgress(progress) {
          if (Date.now() - told < PROGRESS_MS) return;
          told = Date.now();
          send({ type: 'progress', progress });
        },
        onEpoch(log, state) {
          latest = unwritten = state;
          send({ type: 'epoch', log });
          if (Date.now() - written >= order.checkpointSeconds * 1000) write();
        },
        async pause() {
          await turn();
          if (cancel.asked) throw new LabError('cancelled', 'The training was cancelled.');
        },
      });
      write();
      send({ type: 'done', result });
    } catch (error) {
      // What the finished epochs have learned is not lost with the one that was cancelled or failed.
      write();
      throw error;
    }
  } catch (error) {
    if (error instanceof LabError && error.kind === 'cancelled')
      send({ type: 'cancelled', epochsDone: latest?.epochsDone ?? 0 });
    else send({ type: 'failed', error: envelope(error) });
  } finally {
    network?.dispose();
  }
}

export function envelope(error: unknown): ReturnType<LabError['toEnvelope']> {
  if (error instanceof LabError) return error.toEnvelope();
  const reason = error instanceof Error ? error.message : String(error);
  return new LabError('internal', `The trainer failed: ${reason.split('\n')[0] ?? ''}`).toEnvelope();
}
