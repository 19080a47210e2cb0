import {
  LabError,
  trainingRecipeSchema,
  type DatasetPart,
  type SplitName,
  type SyntheticRecipe,
} from '../../../contract/index.js';
import type { ExperimentLab, WeightedNetwork } from '../../../core/experiments/experimentLab.js';
import type { TrainerPool } from '../../jobs/trainerPool.js';
import type { Compute } from '../compute/compute.js';
import { mapLimited } from '../mapLimited.js';
import { PartCache } from './partCache.js';
import { Slots } from './slots.js';

export interface ExperimentLabOptions {
  seeds: readonly number[];
  pool: TrainerPool;
  compute: Compute;
  /** How much runs side by side: trainings, fits and predictions together. */
  width: number;
  /** Everything that is asked after the abort is rejected; the owner closes pool and threads, which ends what is under way. */
  signal: AbortSignal;
  /** `total` 0: not announced yet. */
  onProgress: (progress: { done: number; total: number; message: string }) => void;
}

const CACHE_BYTES = 256 * 2 ** 20;

/** The lab of an experiment over trainer processes and computing threads. */
export function openExperimentLab(options: ExperimentLabOptions): ExperimentLab {
  const { pool, compute, width, signal } = options;
  const cache = new PartCache(CACHE_BYTES);
  const slots = new Slots(width);
  let total = 0;
  let done = 0;

  const work = <T>(start: () => Promise<T>): Promise<T> =>
    slots.run(() => {
      if (signal.aborted) throw new LabError('cancelled', 'The experiment was cancelled.');
      return start();
    });
  const loadable = ({ architecture, weights }: WeightedNetwork) => ({ architecture, weights });
  const samples = ({ x, labels }: DatasetPart) => ({ inputs: x, targets: labels });

  return {
    seeds: options.seeds,
    data: (recipe: SyntheticRecipe, split: SplitName) =>
      cache.get(JSON.stringify([split, recipe]), () =>
        work(() => compute.run('synthesise', { recipe, split }, { signal, doing: `Making “${recipe.title}”` })),
      ),
    train: ({ recipe, train, validation, weights: first }) =>
      work(async () => {
        const order = {
          recipe,
          train: samples(train),
          ...(validation ? { validation: samples(validation) } : {}),
          ...(first ? { weights: first } : {}),
        };
        const { weights, history } = await pool.train(order);
        return { architecture: trainingRecipeSchema.parse(recipe).architecture, weights, history };
      }),
    initialise: (architecture, seed) =>
      work(async () => ({ architecture, weights: await pool.initialise({ architecture, seed }) })),
    predict: (network, x) => work(async () => (await pool.ask('predict', loadable(network), { spectra: x })).values),
    layerMaps: (network, x, layers = []) =>
      work(() => pool.ask('layerMaps', loadable(network), { spectra: x, layers: [...layers] })),
    fit: (spec, { x, labels, meta }, seed) =>
      work(async () => {
        const input = { spec, x, labels, seed, length: meta.length, classes: meta.classNames.length };
        const { bytes } = await compute.run('fitClassical', input, { signal, doing: 'Training a classical model' });
        return { bytes };
      }),
    classify: ({ bytes }, x, length) =>
      work(async () => {
        const doing = 'Predicting with a classical model';
        const { labels } = await compute.run('predictClassical', { bytes, x, length }, { signal, doing });
        return labels;
      }),
    map: (items, each) => mapLimited(items, width, each),
    announce(count) {
      total = count;
      done = 0;
      options.onProgress({ done, total, message: '' });
    },
    done(message) {
      done += 1;
      options.onProgress({ done, total, message });
    },
  };
}
