import {
  LabError,
  splitNames,
  type DatasetDetail,
  type DatasetPreview,
  type MeasuredRecipe,
  type SyntheticRecipe,
} from '../../../contract/index.js';
import { recipeFromBenchmark } from '../../../core/synthesis/recipeFromBenchmark.js';
import type { JobHandle } from '../../jobs/jobRunner.js';
import { asJob } from '../asJob.js';
import type { RunOptions } from '../compute/compute.js';
import { counted } from '../counted.js';
import type { NewDataset } from '../../store/index.js';
import type { Area } from '../handlers.js';
import type { LabContext } from '../labContext.js';
import { bundledRecipes } from '../datasets/bundledRecipes.js';
import { datasetPart } from '../datasets/datasetPart.js';
import { recipeFromReferences } from '../datasets/recipeFromReferences.js';
import { hashParts } from '../datasets/hashPart.js';
import { measuredItems } from '../datasets/measuredItems.js';

const CREATE_MS = 600_000;
const PREVIEW_MS = 60_000;
/** Numbers of one answer: 32 MiB, half of what a message may have. */
const MOST_NUMBERS = 2 ** 23;

export function datasetsService(lab: LabContext): Area<'datasets'> {
  const watched = (job: JobHandle, { title }: { title: string }): RunOptions => ({
    ...{ deadlineMs: CREATE_MS, doing: `Making “${title}”`, signal: job.signal },
    onProgress: (done, total) => job.progress({ done, total }),
  });
  const fromSynthetic = async (recipe: SyntheticRecipe, job: JobHandle): Promise<NewDataset> => {
    const { classNames, parts } = await lab.compute.run('hashSynthetic', recipe, watched(job, recipe));
    const { axis, length } = recipe;
    return { recipe, classNames, axis, length, notes: [], sha256: hashParts(parts), parts };
  };
  const fromMeasured = async (recipe: MeasuredRecipe, job: JobHandle): Promise<NewDataset> => {
    const input = { recipe, items: measuredItems(lab, recipe) };
    const { parts, notes } = await lab.compute.run('buildMeasured', input, watched(job, recipe));
    const { classNames, axis, length } = parts.train.meta;
    const kept = splitNames.map((name) => {
      const { x, labels, meta, count, xSha256, labelsSha256 } = parts[name];
      const { specimens } = meta;
      return [name, { count, xSha256, labelsSha256, arrays: { x, labels }, ...(specimens ? { specimens } : {}) }];
    });
    const stored = Object.fromEntries(kept) as NewDataset['parts'];
    return { recipe, classNames, axis, length, notes, sha256: hashParts(parts), parts: stored };
  };

  return {
    'datasets.recipes': () => bundledRecipes(lab.options.resourcesFolder),
    'datasets.readBenchmark': ({ file, variant }) => recipeFromBenchmark(parseJson(file), variant),
    'datasets.fromReferences': (input) => recipeFromReferences(lab, input),
    'datasets.preview': ({ recipe, samples }): Promise<DatasetPreview> => {
      const options = { deadlineMs: PREVIEW_MS, doing: `Previewing “${recipe.title}”` };
      if (recipe.kind === 'measured') {
        const input = { recipe, items: measuredItems(lab, recipe), samples };
        return lab.compute.run('previewMeasured', input, options);
      }
      refuseHuge(samples, recipe.length);
      return lab.compute.run('previewSynthetic', { recipe, samples }, options);
    },
    'datasets.list': () => lab.store.datasets.list(),
    'datasets.get': ({ id }) => lab.store.datasets.get(id),
    'datasets.samples': ({ id, split, numbers }) => {
      refuseHuge(numbers.length, lab.store.datasets.get(id).length);
      return datasetPart(lab, id, split, numbers);
    },
    'datasets.create': ({ recipe }): Promise<DatasetDetail> =>
      asJob(lab.jobs, 'make-dataset', `Making “${recipe.title}”`, async (job) => {
        const made = recipe.kind === 'synthetic' ? await fromSynthetic(recipe, job) : await fromMeasured(recipe, job);
        job.throwIfCancelled();
        const id = lab.store.datasets.insert(made);
        lab.events.emit('datasets.changed', {});
        const result = lab.store.datasets.get(id);
        const { train, validation, test } = result.counts;
        return {
          result,
          message: `“${recipe.title}” has ${counted(train + validation + test, 'spectrum', 'spectra')}.`,
        };
      }),
    'datasets.delete': ({ id }) => {
      lab.store.datasets.delete(id);
      lab.events.emit('datasets.changed', {});
      return null;
    },
  };
}

function parseJson({ name, bytes }: { name: string; bytes: Uint8Array }): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    const file = name.replace(/^.*[\\/]/, '');
    throw new LabError('unreadable-file', `${file} is no JSON. Choose a file of dataset_configs.`, {}, { cause });
  }
}

function refuseHuge(spectra: number, length: number): void {
  if (spectra * length <= MOST_NUMBERS) return;
  throw new LabError(
    'too-large',
    `${spectra} spectra of ${length} points are too much to look at. Ask for at most ${Math.floor(MOST_NUMBERS / length)}.`,
  );
}
