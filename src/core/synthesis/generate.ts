import { LabError } from '../../contract/data/errors.js';
import type { DatasetPart, SplitName, SyntheticRecipe } from '../../contract/data/dataset.js';
import { checkRecipe } from './checkRecipe.js';
import { collectSamples } from './collectSamples.js';
import { countSamples } from './countSamples.js';
import { samplePlaces } from './samplePlaces.js';

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
  const total = countSamples(recipe)[split];
  if (total * recipe.length > MOST_NUMBERS) {
    throw new LabError(
      'too-large',
      `“${recipe.title}” has ${total} spectra of ${recipe.length} points in one part, more than 2 GiB. Make fewer or shorter ones.`,
    );
  }
  return collectSamples(recipe, split, samplePlaces(recipe, split), options.onProgress);
}
