import type { DatasetPart, TrainingRecipe } from '../../../contract/index.js';
import { engineWords } from '../../jobs/engineWords.js';
import { startTraining, type TrainingOutcome } from '../../jobs/trainingRun.js';
import type { TrainOrder } from '../../trainer/messages.js';
import type { Course, CourseListener, CourseOutcome } from './course.js';
import type { TrainingData } from './trainingData.js';
import type { Trainers } from './trainers.js';

/** Trains a network in a process of its own; a checkpoint in `folder` is gone on from. */
export function trainNetwork(
  trainers: Trainers,
  recipe: TrainingRecipe,
  data: TrainingData,
  folder: string,
  listener: CourseListener,
): Course {
  const { checkpointSeconds, silenceSeconds } = trainers;
  const order: TrainOrder = {
    ...{ recipe, folder },
    train: samples(data.train),
    ...(data.validation ? { validation: samples(data.validation) } : {}),
    ...(checkpointSeconds === undefined ? {} : { checkpointSeconds }),
  };
  const run = startTraining({
    fork: () => trainers.fork(),
    order,
    onReady: (facts) =>
      listener.engine(`${engineWords(facts)}, ${facts.threads} thread${facts.threads === 1 ? '' : 's'}`),
    onProgress: (progress) => listener.progress(progress),
    onEpoch: (log) => listener.epoch(log),
    onCheckpoint: () => listener.checkpoint(),
    ...(silenceSeconds === undefined ? {} : { silenceSeconds }),
  });
  return { outcome: run.outcome.then((outcome) => told(outcome, recipe)), cancel: () => run.cancel() };
}

function told(outcome: TrainingOutcome, { architecture }: TrainingRecipe): CourseOutcome {
  switch (outcome.state) {
    case 'done': {
      const { weights, history, epochOfWeights } = outcome.result;
      const validationAccuracy = history.find(({ epoch }) => epoch === epochOfWeights)?.valAccuracy;
      const body = { kind: 'network', architecture, weights } as const;
      return {
        state: 'done',
        trained: { body, history, ...(validationAccuracy === undefined ? {} : { validationAccuracy }) },
      };
    }
    case 'cancelled':
      return { state: 'cancelled' };
    case 'failed':
      return { state: 'failed', reason: outcome.error.message };
    case 'lost':
      return { state: 'lost', reason: outcome.reason };
  }
}

function samples({ x, labels }: DatasetPart): TrainOrder['train'] {
  return { inputs: x, targets: labels };
}
