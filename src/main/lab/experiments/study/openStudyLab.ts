import { isDeepStrictEqual } from 'node:util';
import {
  LabError,
  trainingRecipeSchema,
  type DatasetDetail,
  type RunPlan,
  type RunSummary,
} from '../../../../contract/index.js';
import { parameterCount } from '../../../../core/architectures/parameterCount.js';
import {
  NOT_STARTED,
  type StudyLab,
  type StudyOrder,
  type StudyTraining,
} from '../../../../core/experiments/study/studyLab.js';
import type { LabContext } from '../../labContext.js';
import { Slots } from '../slots.js';
import { StudyProgress } from './studyProgress.js';
import { storedDataset, studyDataset } from './studyDataset.js';

export interface StudyLabOptions {
  /** What the runs are called, e.g. `Benchmark`. */
  title: string;
  seeds: readonly number[];
  /** Trainings side by side at most. */
  width: number;
  /** Trains nothing. */
  finishedOnly: boolean;
  signal: AbortSignal;
  onProgress: (progress: { share: number; before: number; message: string }) => void;
}

export interface OpenStudyLab extends StudyLab {
  /** What has calculated the finished trainings, as their provenance says. */
  readonly engines: ReadonlySet<string>;
}

/** Larger ones would fill the database with weights that nobody looks at. */
const MOST_KEPT_PARAMETERS = 30_000_000;
/** Trainings that wait for memory beside those that run. */
const WAITING = 2;

/** Trains as ordinary runs: they are seen in Train, keep checkpoints, and what is finished is never trained again. */
export function openStudyLab(lab: LabContext, options: StudyLabOptions): OpenStudyLab {
  const { seeds, width, signal } = options;
  // What runs beside what, by cores and by memory, is settled where runs wait for their turn.
  const slots = new Slots(width + WAITING);
  const progress = new StudyProgress(lab, options.onProgress);
  const engines = new Set<string>();
  let made: Promise<DatasetDetail> | undefined;

  const check = (): void => {
    if (signal.aborted)
      throw new LabError('cancelled', 'The study was cancelled. It goes on where it was when it is run again.');
  };

  async function train(order: StudyOrder): Promise<StudyTraining> {
    check();
    if (options.finishedOnly && !storedDataset(lab, order.dataset)) return { state: 'left', why: NOT_STARTED };
    made ??= studyDataset(lab, order.dataset, signal);
    const dataset = await made;
    check();
    const training = trainingRecipeSchema.parse(order.recipe);
    const plan: RunPlan = { kind: 'network', training };
    const found = runOf(lab, dataset, plan);
    const finished = found && outcome(lab, found.id, engines);
    if (finished?.state === 'done') {
      progress.before(order.cost);
      return finished;
    }
    if (options.finishedOnly) {
      const { epochsDone = 0, state } = found ?? {};
      const why = state === undefined ? NOT_STARTED : `Not finished: ${epochsDone} epochs done.`;
      return { state: 'left', why };
    }
    return slots.run(async () => {
      check();
      const run = await go(order, dataset, plan, found);
      check();
      return (
        outcome(lab, run, engines) ?? {
          state: 'left',
          why: lab.store.runs.get(run).reason ?? 'It ended without a result.',
        }
      );
    });
  }

  /** Starts the run or goes on with it; answers its id when it has ended. */
  async function go(
    order: StudyOrder,
    dataset: DatasetDetail,
    plan: RunPlan,
    found: RunSummary | undefined,
  ): Promise<string> {
    if (plan.kind !== 'network') throw new RangeError('no network');
    const { seed, architecture } = plan.training;
    const keepModels = seed === seeds[0] && parameterCount(architecture).trainable <= MOST_KEPT_PARAMETERS;
    const live = found && lab.training.live(found);
    const going = live?.state === 'running' || live?.state === 'queued';
    const id = found
      ? found.id
      : (lab.training.start({
          title: `${options.title}: ${architecture.title}`,
          datasetId: dataset.id,
          plan,
          seeds: [seed],
          keepModels,
        }).runs[0]?.id ?? '');
    if (found && !going) lab.training.resume(id, { keepModels });
    const cancel = (): void => void (going || lab.training.cancel(id));
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    progress.follow(id, order);
    try {
      await lab.training.settled(id);
    } finally {
      signal.removeEventListener('abort', cancel);
      progress.leave(id);
    }
    return id;
  }

  return {
    seeds,
    engines,
    train: async (order) => {
      try {
        return await train(order);
      } catch (error) {
        check();
        if (error instanceof LabError && error.kind !== 'internal') return { state: 'left', why: error.message };
        throw error;
      }
    },
    announce: (cost) => progress.announce(cost),
    tell: (message) => progress.tell(message),
  };
}

/** The run of exactly this plan and data: the finished one, or the one that has come farthest. */
function runOf(lab: LabContext, { id }: DatasetDetail, plan: RunPlan): RunSummary | undefined {
  if (plan.kind !== 'network') return undefined;
  const { seed, architecture } = plan.training;
  const wanted: unknown = JSON.parse(JSON.stringify(plan));
  const same = lab.store.runs
    .list({ datasetId: id })
    .filter((run) => run.kind === 'network' && run.seed === seed && run.modelTitle === architecture.title)
    .filter((run) => isDeepStrictEqual(JSON.parse(JSON.stringify(lab.store.runs.detail(run.id).plan)), wanted));
  const rank = (run: RunSummary): number => (run.state === 'done' ? Infinity : run.resumable ? run.epochsDone : -1);
  return same.sort((a, b) => rank(b) - rank(a))[0];
}

/** What a finished run has found; undefined while it is not finished. */
function outcome(lab: LabContext, id: string, engines: Set<string>): StudyTraining | undefined {
  const { state, evaluation, history, validationAccuracy, seconds, provenance } = lab.store.runs.detail(id);
  if (state !== 'done' || !evaluation) return undefined;
  if (provenance) engines.add(provenance.engine);
  const { labels, predictions } = evaluation;
  return { state: 'done', labels, predictions, history, validationAccuracy: validationAccuracy ?? null, seconds };
}
