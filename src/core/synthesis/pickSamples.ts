import type { DatasetPart, SplitName, SyntheticRecipe } from '../../contract/data/dataset.js';
import { LabError } from '../../contract/data/errors.js';
import { checkRecipe } from './checkRecipe.js';
import { collectSamples } from './collectSamples.js';
import { samplePlaces } from './samplePlaces.js';

/** Some spectra of a split by their number, equal to those of `generate`, without making the others. @throws LabError `not-found` */
export function pickSamples(recipe: SyntheticRecipe, split: SplitName, numbers: readonly number[]): DatasetPart {
  checkRecipe(recipe);
  const places = samplePlaces(recipe, split);
  const chosen = numbers.map((number) => {
    const place = places[number];
    if (place) return place;
    throw new LabError(
      'not-found',
      `“${recipe.title}” has ${places.length} spectra in this part; number ${number} is none of 0 to ${places.length - 1}.`,
    );
  });
  return collectSamples(recipe, split, chosen);
}
