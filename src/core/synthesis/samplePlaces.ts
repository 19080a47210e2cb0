import type { SplitName, SyntheticRecipe } from '../../contract/data/dataset.js';
import { resolveClasses } from './resolveClasses.js';
import { samplesPerClass } from './samplesPerClass.js';

export interface SamplePlace {
  classNumber: number;
  /** Within the class. */
  index: number;
}

/** Which sample of which class stands where in a split: class after class. */
export function samplePlaces(recipe: SyntheticRecipe, split: SplitName): SamplePlace[] {
  const places: SamplePlace[] = [];
  samplesPerClass(recipe, resolveClasses(recipe), split).forEach((count, classNumber) => {
    for (let index = 0; index < count; index++) places.push({ classNumber, index });
  });
  return places;
}
