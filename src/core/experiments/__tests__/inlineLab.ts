import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  syntheticRecipeSchema,
  trainingRecipeSchema,
  type BundledRecipe,
  type ExperimentId,
} from '../../../contract/index.js';
import { decodeClassifier } from '../../classical/decodeClassifier.js';
import { encodeClassifier } from '../../classical/encodeClassifier.js';
import { fitClassifier } from '../../classical/fitClassifier.js';
import { predictClasses } from '../../classical/predictClasses.js';
import { generate } from '../../synthesis/generate.js';
import type { ExperimentLab } from '../experimentLab.js';
import { experimentRecipeSchema, type ExperimentRecipe } from '../experimentRecipe.js';
import { overlay } from '../shared/overlay.js';
import { resolveBundled } from '../shared/resolveBundled.js';

const resources = join(import.meta.dirname, '..', '..', '..', '..', 'resources');
const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(resources, ...path), 'utf8'));

export const bundled: BundledRecipe[] = readdirSync(join(resources, 'datasets'))
  .sort()
  .map((name) => ({
    id: name.replace('.json', ''),
    recipe: syntheticRecipeSchema.parse(read('datasets', name)),
  }));

export function recipeOf(id: ExperimentId): ExperimentRecipe {
  return experimentRecipeSchema.parse(read('experiments', `${id}.json`));
}

export function quickParameters(id: ExperimentId): unknown {
  const { parameters, quick } = recipeOf(id);
  return resolveBundled(overlay(parameters, quick), bundled);
}

export interface InlineLab extends ExperimentLab {
  /** What was announced and done. */
  progress: { total: number; done: number };
}

/** Everything on this thread. Classical models are real; a network knows the largest value of each spectrum only, and no training. */
export function inlineLab(seeds: readonly number[]): InlineLab {
  const progress = { total: 0, done: 0 };
  const unused = (): never => {
    throw new Error('not used here');
  };
  return {
    progress,
    seeds,
    data: async (recipe, split) => generate(recipe, split),
    train: async ({ recipe }) => ({
      architecture: trainingRecipeSchema.parse(recipe).architecture,
      weights: [],
      history: [{ epoch: 0, loss: 1, valLoss: 1, valAccuracy: 0.9, learningRate: 1, seconds: 0 }],
    }),
    initialise: async () => unused(),
    predict: async ({ architecture: { inputLength } }, x) =>
      Float32Array.from({ length: (2 * x.length) / inputLength }, (_, i) => {
        const row = Math.floor(i / 2);
        const high = Math.max(...x.subarray(row * inputLength, (row + 1) * inputLength)) > 0.9;
        return (i % 2 === 0) === high ? 1 : 0;
      }),
    layerMaps: async () => unused(),
    fit: async (spec, { x, labels, meta }, seed) => ({
      bytes: encodeClassifier(
        fitClassifier(spec, { data: x, rows: labels.length, columns: meta.length }, labels, {
          seed,
          classes: meta.classNames.length,
        }),
      ),
    }),
    classify: async ({ bytes }, x, length) =>
      predictClasses(decodeClassifier(bytes), { data: x, rows: x.length / length, columns: length }),
    map: (items, work) => Promise.all(items.map(work)),
    announce: (total) => void Object.assign(progress, { total, done: 0 }),
    done: () => void (progress.done += 1),
  };
}
