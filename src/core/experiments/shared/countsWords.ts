import type { SyntheticRecipe } from '../../../contract/index.js';
import { countSamples } from '../../synthesis/countSamples.js';

/** `1000 training, 500 validation and 1000 test spectra`. */
export function countsWords(recipe: SyntheticRecipe): string {
  const { train, validation, test } = countSamples(recipe);
  return `${train} training, ${validation} validation and ${test} test spectra`;
}
