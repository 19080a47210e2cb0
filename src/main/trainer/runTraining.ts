import { setImmediate as turn } from 'node:timers/promises';
import { LabError } from '../../contract/index.js';
import { parameterCount } from '../../core/architectures/parameterCount.js';
import { readCheckpoint, trainingKey, writeCheckpoint } from './checkpoint/checkpoints.js';
import { fit } from './fit/fit.js';
import { samplesOf } from './fit/samplesOf.js';
import { hold, type TrainingState } from './fit/trainingState.js';
import type { GraphNetwork } from './graph/graphNetwork.js';
import type { FromTrainer, ToTrainer } from './messages.js';
import type { Network } from './network/network.js';
import { networkFor } from './networkFor.js';
import { sendResult } from './sendResult.js';
import type { Tf } from './tensorflow/tf.js';

/** Batches of small networks take less than a millisecond: nobody reads so many messages. */
const PROGRESS_MS = 100;
/** Parameters of a network, 16 MiB, whose state is copied after each epoch, so that a cancel in the next one loses nothing. */
const MOST_HELD = 2 ** 22;

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
  let epochsDone = 0;
  let network: Network | GraphNetwork | undefined;
  try {
    const { recipe, folder } = order;
    const train = samplesOf(order.train);
    const validation = order.validation && samplesOf(order.validation);
    network = networkFor(tf, order, (reason) => send({ type: 'engine', engine: 'eager', reason }));
    const key = trainingKey(recipe, train, validation);
    const found = folder === undefined ? undefined : await readCheckpoint(folder, key);
    if (found) send({ type: 'resumed', epochsDone: found.state.epochsDone, damaged: found.damaged });
    // A state that stays when the next epoch has begun; large ones are written at the end of an epoch or not at all.
    let held: TrainingState | undefined;
    let written = Date.now();
    const write = async (state: TrainingState | undefined): Promise<void> => {
      if (folder === undefined || !state) return;
      const { epochsDone, sha256 } = await writeCheckpoint(folder, key, state);
      held = undefined;
      written = Date.now();
      send({ type: 'checkpoint', epochsDone, sha256 });
    };
    const holds = folder !== undefined && parameterCount(recipe.architecture).total <= MOST_HELD;
    let told = 0;
    epochsDone = found?.state.epochsDone ?? 0;
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
        async onEpoch(log, state) {
          epochsDone = state.epochsDone;
          send({ type: 'epoch', log });
          const last = state.stopped || epochsDone === recipe.epochs;
          if (last || Date.now() - written >= order.checkpointSeconds * 1000) await write(state);
          else if (holds) held = hold(state);
        },
        async pause() {
          await turn();
          if (cancel.asked) throw new LabError('cancelled', 'The training was cancelled.');
        },
      });
      // Its memory is wanted for the way out.
      network.dispose();
      sendResult(result, send);
    } catch (error) {
      // What the finished epochs have learned is not lost with the one that was cancelled or failed.
      await write(held);
      throw error;
    }
  } catch (error) {
    if (error instanceof LabError && error.kind === 'cancelled') send({ type: 'cancelled', epochsDone });
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
