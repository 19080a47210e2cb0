import type { SyntheticRecipe } from '../../../contract/index.js';

export interface TwinRecipes {
  full: SyntheticRecipe;
  /** Same peaks on the same background. */
  withoutNoise: SyntheticRecipe;
  /** Same peaks and nothing else. */
  clean: SyntheticRecipe;
}

/**
 * The same spectra three times: as they are, without noise, and without noise and background. Peaks, background and noise of a
 * synthetic spectrum have random streams of their own, so the peaks are equal to the last digit. A recipe that normalises scales each of the
 * three by itself, and the small difference of scale then counts as noise or background.
 */
export function twinRecipes(recipe: SyntheticRecipe): TwinRecipes {
  return { full: recipe, withoutNoise: { ...recipe, noise: [] }, clean: { ...recipe, noise: [], background: [] } };
}
