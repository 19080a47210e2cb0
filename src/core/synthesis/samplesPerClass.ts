import type { RecipeClass, SplitName, SyntheticRecipe } from '../../contract/data/dataset.js';
import { gridOf } from './gridOf.js';

/** How many spectra each class has in a split. */
export function samplesPerClass(
  recipe: Pick<SyntheticRecipe, 'splits'>,
  classes: readonly RecipeClass[],
  name: SplitName,
): number[] {
  const split = recipe.splits[name];
  return classes.map(({ share }, number) => {
    if (split.kind === 'drawn') return Math.round(split.perClass * share);
    const { shifts, heights } = gridOf(split, number);
    return shifts.length * heights.length;
  });
}
