import type { SyntheticRecipe } from '../../../contract/index.js';
import { countSamples } from '../../synthesis/countSamples.js';

/** `Dataset 1: one peak, two heights: 2000 training, 500 validation and 1000 test spectra of 500 points`. */
export function datasetWords(recipe: SyntheticRecipe): string {
  const { train, validation, test } = countSamples(recipe);
  return `“${recipe.title}”: ${train} training, ${validation} validation and ${test} test spectra of ${recipe.length} points, drawn anew for every seed`;
}
