import { splitNames, type SplitCounts, type SyntheticRecipe } from '../../contract/data/dataset.js';
import { resolveClasses } from './resolveClasses.js';
import { samplesPerClass } from './samplesPerClass.js';

/** Spectra of each split, without making any. */
export function countSamples(recipe: SyntheticRecipe): SplitCounts {
  const classes = resolveClasses(recipe);
  const counts: SplitCounts = { train: 0, validation: 0, test: 0 };
  for (const name of splitNames) counts[name] = samplesPerClass(recipe, classes, name).reduce((a, b) => a + b, 0);
  return counts;
}
