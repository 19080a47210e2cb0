import type { DatasetPart, SyntheticRecipe } from '../../contract/data/dataset.js';
import { checkRecipe } from './checkRecipe.js';
import { collectSamples } from './collectSamples.js';
import { resolveClasses } from './resolveClasses.js';
import type { SamplePlace } from './samplePlaces.js';

/** The first `n` training spectra, class by turn; of more than `n` classes, evenly chosen ones. @throws LabError `invalid-input` */
export function previewSamples(recipe: SyntheticRecipe, n: number): DatasetPart {
  checkRecipe(recipe);
  const classes = resolveClasses(recipe).length;
  const places = Array.from({ length: n }, (_, i): SamplePlace => {
    if (n < classes) return { classNumber: Math.floor((i * classes) / n), index: 0 };
    return { classNumber: i % classes, index: Math.floor(i / classes) };
  });
  return collectSamples(gridless(recipe), 'train', places);
}

/** A grid has a last sample; a preview may ask for more, and then looks at drawn ones. */
function gridless(recipe: SyntheticRecipe): SyntheticRecipe {
  if (recipe.splits.train.kind === 'drawn') return recipe;
  return { ...recipe, splits: { ...recipe.splits, train: { kind: 'drawn', perClass: 1 } } };
}
