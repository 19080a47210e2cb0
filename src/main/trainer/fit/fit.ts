import type { EpochLog, TrainingProgress, TrainingRecipe, TrainingResult } from '../../../contract/index.js';
import { Network } from '../network/network.js';
import { deriveSeed } from '../seeded/deriveSeed.js';
import { permutation } from '../seeded/permutation.js';
import { classFactors } from './classFactors.js';
import { eagerEngine } from './eagerEngine.js';
import { EarlyStopping } from './earlyStopping.js';
import type { Engine } from './engine.js';
import { evaluate } from './evaluate.js';
import { ReduceOnPlateau } from './reduceOnPlateau.js';
import { checkSamples, countOf, takeBatch, type Samples } from './samples.js';
import { secondsToGo } from './secondsToGo.js';
import type { TrainingState } from './trainingState.js';

export interface FitOptions {
  /** Starts with the weights it has, unless `from` brings others. A plain network is trained operation by operation. */
  network: Network | Engine;
  recipe: TrainingRecipe;
  train: Samples;
  validation?: Samples;
  /** Goes on from here. */
  from?: TrainingState;
  onProgress?: (progress: TrainingProgress) => void;
  /** Awaited after each epoch. */
  onEpoch?: (log: EpochLog, state: TrainingState) => void | Promise<void>;
  /** Awaited between batches; a rejection ends the training with it. */
  pause?: () => Promise<void>;
}

/**
 * Trains a network. The same recipe, data and machine give the same curve bit by bit on one thread: the seed decides the order of each
 * epoch and what each step drops, and nothing else is random.
 * @throws LabError `invalid-input` where data, recipe and network do not fit, or where the loss runs away
 */
export async function fit(options: FitOptions): Promise<TrainingResult> {
  const { recipe, train, validation } = options;
  const network = options.network instanceof Network ? eagerEngine(options.network, recipe) : options.network;
  const pause = options.pause ?? (() => Promise.resolve());
  checkSamples(network, recipe, train, 'training data');
  if (validation) checkSamples(network, recipe, validation, 'validation data');
  const count = countOf(network, train);
  const classes = network.head === 'sigmoid' && network.outputs === 1 ? 2 : network.outputs;
  const factors =
    train.targets instanceof Int32Array ? classFactors(recipe.classWeights, train.targets, classes) : undefined;
  const early = recipe.earlyStopping ? new EarlyStopping(recipe.earlyStopping) : undefined;
  const plateau = recipe.reduceOnPlateau ? new ReduceOnPlateau(recipe.reduceOnPlateau) : undefined;
  const history: EpochLog[] = [];
  let stopped = false;
  if (options.from) {
    const { from } = options;
    network.restore(from.optimiser, from.arrays);
    if (from.earlyStopping) early?.restore(from.earlyStopping);
    if (from.reduceOnPlateau) plateau?.restore(from.reduceOnPlateau);
    history.push(...from.history);
    stopped = from.stopped;
  }
  const batches = Math.ceil(count / recipe.batchSize);
  const clock = secondsToGo(recipe.epochs * batches, history.length * batches);

  for (let epoch = history.length; epoch < recipe.epochs && !stopped; epoch += 1) {
    const start = performance.now();
    const order = recipe.shuffle
      ? permutation(count, deriveSeed(recipe.seed, 'order', epoch))
      : Int32Array.from({ length: count }, (_, index) => index);
    let loss = 0;
    let right = 0;
    for (let number = 0; number < batches; number += 1) {
      const indices = order.subarray(number * recipe.batchSize, (number + 1) * recipe.batchSize);
      const batch = takeBatch(network, train, indices, factors);
      const seed = deriveSeed(recipe.seed, 'step', epoch * batches + number);
      const step = network.step(batch, seed);
      loss += step.loss * batch.count;
      right += step.right;
      const seen = number * recipe.batchSize + batch.count;
      const secondsLeft = clock(epoch * batches + number + 1);
      options.onProgress?.({
        ...{ epoch, epochs: recipe.epochs, batch: number + 1, batches, loss: loss / seen },
        ...(recipe.loss === 'crossEntropy' ? { accuracy: right / seen } : {}),
        ...(secondsLeft === undefined ? {} : { secondsLeft }),
      });
      await pause();
    }
    const log: EpochLog = { epoch, loss: loss / count, learningRate: network.learningRate, seconds: 0 };
    if (recipe.loss === 'crossEntropy') log.accuracy = right / count;
    if (validation) {
      const found = await evaluate(network, recipe, validation, pause);
      log.valLoss = found.loss;
      if (recipe.loss === 'crossEntropy') log.valAccuracy = found.accuracy;
    }
    log.seconds = (performance.now() - start) / 1000;
    history.push(log);
    if (plateau) network.learningRate = plateau.after(log, network.learningRate);
    const verdict = early?.after(log);
    if (verdict?.isBest && recipe.earlyStopping?.restoreBest) network.remember();
    stopped = verdict?.stop ?? false;
    await options.onEpoch?.(log, {
      ...{ epochsDone: epoch + 1, stopped, history: [...history] },
      ...{ optimiser: network.course(), arrays: network.arrays() },
      ...(early ? { earlyStopping: early.save() } : {}),
      ...(plateau ? { reduceOnPlateau: plateau.save() } : {}),
    });
  }
  const recalled = network.recall();
  return {
    ended: stopped ? 'early-stop' : 'epochs',
    epochOfWeights: recalled && early ? early.bestEpoch : history.length - 1,
    history,
    weights: network.weights(),
  };
}
