import { availableParallelism } from 'node:os';
import {
  LabError,
  studyChoiceSchema,
  studyIds,
  type ExperimentId,
  type Job,
  type ReviewId,
  type StudyChoice,
  type StudyId,
} from '../../../contract/index.js';
import type { Experiment } from '../../../core/experiments/experimentLab.js';
import type { ExperimentRecipe } from '../../../core/experiments/experimentRecipe.js';
import { idName } from '../../../core/experiments/document/documented.js';
import { experiments } from '../../../core/experiments/index.js';
import { resolveBundled } from '../../../core/experiments/shared/resolveBundled.js';
import { forkTrainer } from '../../jobs/forkTrainer.js';
import type { JobHandle } from '../../jobs/jobRunner.js';
import { trainerScript } from '../../jobs/trainerScript.js';
import type { Compute } from '../compute/compute.js';
import { createWorkerCompute } from '../compute/workerCompute.js';
import { counted } from '../counted.js';
import { bundledRecipes } from '../datasets/bundledRecipes.js';
import type { LabContext } from '../labContext.js';
import { experimentRecipes } from './experimentRecipes.js';
import { runExperiment } from './runExperiment.js';
import { runStudy } from './study/runStudy.js';

/** Each trainer takes about half a gigabyte. */
const MOST_SIDE_BY_SIDE = 8;
/** Parts of the job that a minute of an experiment's estimate counts. */
const PARTS_PER_MINUTE = 100;

/** @throws LabError `damaged-file` */
function recipeOf(lab: LabContext, id: ExperimentId): ExperimentRecipe {
  const recipe = experimentRecipes(lab.options.resourcesFolder).find((one) => one.id === id);
  if (recipe) return recipe;
  throw new LabError(
    'damaged-file',
    `The experiment ${id}.json of this installation is missing. Install Phaselens again.`,
  );
}

function isStudy(id: ExperimentId): id is StudyId {
  return studyIds.some((one) => one === id);
}

/** How the experiments are run. */
export interface ExperimentsOrder {
  ids: readonly ExperimentId[];
  seeds?: number | undefined;
  study?: StudyChoice | undefined;
}

/** One experiment after the other as one job; each result is stored when it is there. */
export function startExperiments(lab: LabContext, { ids, seeds, study }: ExperimentsOrder): Job {
  if (lab.jobs.active().some(({ kind }) => kind === 'experiment'))
    throw new LabError('conflict', 'Experiments are running already. Wait until they are done, or cancel them.');
  const orders = [...new Set(ids)].map((id) => ({ id, recipe: recipeOf(lab, id) }));
  const parts = orders.map(({ recipe }) => Math.ceil(recipe.minutes * PARTS_PER_MINUTE));
  const total = parts.reduce((sum, count) => sum + count, 0);
  const [first] = orders;
  const title =
    orders.length === 1 && first && isStudy(first.id)
      ? `Running the ${first.id}`
      : `Running ${orders.length === 1 ? 'experiment' : 'experiments'} ${orders.map(({ id }) => idName(id)).join(', ')}`;
  return lab.jobs.start('experiment', title, total, async (job) => {
    const width = Math.min(MOST_SIDE_BY_SIDE, availableParallelism());
    const { compute, close } = computeOf(lab, width);
    try {
      let before = 0;
      for (const [index, { id, recipe }] of orders.entries()) {
        job.throwIfCancelled();
        const own = parts[index] ?? 0;
        const started = { seeds: seeds ?? recipe.seeds, signal: job.signal };
        const result = isStudy(id)
          ? await runStudy(lab, {
              ...{ id, recipe, ...started, choice: study ?? studyChoiceSchema.parse({}) },
              onProgress: ({ share, before: earlier, message }) =>
                job.progress({
                  done: before + Math.floor(share * own),
                  before: before + earlier * own,
                  message: `${recipe.title}${message === '' ? '' : `: ${message}`}`,
                }),
            })
          : await runExperiment({
              ...{ ...reviewOf(lab, id, recipe), ...started, width, compute },
              fork: () => forkTrainer({ script: trainerScript(), cacheFolder: lab.options.cacheFolder }),
              onProgress: tellProgress(job, recipe, before, own),
              softwareVersion: lab.options.version,
            });
        job.throwIfCancelled();
        lab.store.experiments.insert(result);
        lab.events.emit('experiments.changed', {});
        before += own;
        job.progress({ done: before, message: `${recipe.title}: ${result.verdict}` });
      }
    } finally {
      await close();
    }
    return `${counted(orders.length, 'experiment')} done.`;
  });
}

function reviewOf(
  lab: LabContext,
  id: ReviewId,
  { parameters }: ExperimentRecipe,
): { experiment: Experiment; parameters: unknown } {
  const bundled = bundledRecipes(lab.options.resourcesFolder);
  return { experiment: experiments[id], parameters: resolveBundled(parameters, bundled) };
}

function tellProgress(job: JobHandle, { title }: ExperimentRecipe, before: number, own: number) {
  return ({ done, total, message }: { done: number; total: number; message: string }): void => {
    const share = total > 0 ? Math.min(1, done / total) : 0;
    const count = total > 0 ? ` (${done} of ${total})` : '';
    job.progress({
      done: before + Math.floor(share * own),
      message: `${title}${message === '' ? '' : `: ${message}`}${count}`,
    });
  };
}

/** Threads for as many calculations as there are cores: those of the lab leave half of them to the windows. */
function computeOf(lab: LabContext, width: number): { compute: Compute; close: () => Promise<void> } {
  const { compute: choice, resourcesFolder, cacheFolder, version } = lab.options;
  if (choice === 'inline') return { compute: lab.compute, close: () => Promise.resolve() };
  const folders = { resourcesFolder, cacheFolder, version };
  const compute = createWorkerCompute({ script: choice.script, width, folders, log: lab.log });
  return { compute, close: () => compute.close() };
}
