import { LabError } from '../../contract/data/errors.js';
import type { DatasetPart, SplitName, SyntheticRecipe } from '../../contract/data/dataset.js';
import { checkRecipe } from './checkRecipe.js';
import { collectSamples, type SamplePlace } from './collectSamples.js';
import { resolveClasses } from './resolveClasses.js';
import { samplesPerClass } from './samplesPerClass.js';

/** Numbers of one split at most: 2 GiB of memory. */
const MOST_NUMBERS = 2 ** 29;

export interface GenerateOptions {
  onProgress?: (done: number, total: number) => void;
}

/**
 * All spectra of a split, class after class.
 * @throws LabError `invalid-input` for a recipe that cannot be, `too-large` for more than 2 GiB
 */
export function generate(recipe: SyntheticRecipe, split: SplitName, options: GenerateOptions = {}): DatasetPart {
  checkRecipe(recipe);
  const counts = samplesPerClass(recipe, resolveClasses(recipe), split);
  const total = counts.reduce((a, b) => a + b, 0);
  if (total * recipe.length > MOST_NUMBERS) {
    throw new LabError(
      'too-large',
      `“${recipe.title}” has ${total} spectra of ${recipe.length} points in one part, more than 2 GiB. Make fewer or shorter ones.`,
    );
  }
  const places: SamplePlace[] = [];
  counts.forEach((count, classNumber) => {
    for (let index = 0; index < count; index++) places.push({ classNumber, index });
  });
  return collectSamples(recipe, split, places, options.onProgress);
}
