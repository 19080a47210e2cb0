import type { TrainingRecipe } from '../../../contract/index.js';
import { parameterCount } from '../../../core/architectures/parameterCount.js';
import { engineWords } from '../../jobs/engineWords.js';
import { startTraining, type TrainingOutcome } from '../../jobs/trainingRun.js';
import type { TrainOrder } from '../../trainer/messages.js';
import type { TensorflowFacts } from '../../trainer/tensorflow/loadTensorflow.js';
import { counted } from '../counted.js';
import type { Course, CourseListener, CourseOutcome } from './course.js';
import type { TrainingData } from './trainingData.js';
import type { Trainers } from './trainers.js';

/** Trains a network in a process of its own; a checkpoint in `folder` is gone on from. */
export function trainNetwork(
  trainers: Trainers,
  recipe: TrainingRecipe,
  data: Awaited<ReturnType<TrainingData['order']>>,
  folder: string,
  listener: CourseListener,
): Course {
  const { checkpointSeconds, silenceSeconds } = trainers;
  const order: TrainOrder = {
    ...{ recipe, folder, ...data },
    checkpointSeconds: checkpointSeconds ?? secondsBetween(recipe),
  };
  let calculates: TensorflowFacts | undefined;
  const run = startTraining({
    fork: () => trainers.fork(),
    order,
    onReady(facts) {
      calculates = facts;
      listener.engine(`${engineWords(facts)}, ${threads(facts)}`);
    },
    onEngine(engine, reason) {
      if (!calculates) return;
      const words = engineWords({ ...calculates, engine });
      listener.engine(`${words}, ${threads(calculates)} (the compiled network did not load: ${reason})`);
    },
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

const threads = ({ threads: count }: TensorflowFacts): string => counted(count, 'thread');

/** Large checkpoints take seconds to write: about a tenth of the time goes into them at most. */
function secondsBetween({ architecture }: TrainingRecipe): number {
  return Math.max(5, 3e-6 * parameterCount(architecture).trainable);
}
