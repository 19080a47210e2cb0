import type { SyntheticRecipe } from '../../../contract/data/dataset.js';
import { drawQuantity } from '../random/drawQuantity.js';
import type { Random } from '../random/Random.js';
import type { SamplePeak } from '../samplePeak.js';
import { drawPhasePeaks } from './drawPhasePeaks.js';

/** Lines of another phase of the recipe, for the part of the spectra that has an impurity; else none. */
export function drawImpurity(recipe: SyntheticRecipe, classNumber: number, random: Random): SamplePeak[] {
  const { classes } = recipe;
  if (classes.kind !== 'phases' || classes.phases.length < 2) return [];
  const { chance, height } = classes.impurity;
  if (!(random.uniform() < chance)) return [];
  const drawn = random.integer(0, classes.phases.length - 2);
  const phase = classes.phases[drawn < classNumber ? drawn : drawn + 1];
  const part = Math.max(0, drawQuantity(random, height));
  if (!phase || part === 0) return [];
  return drawPhasePeaks(recipe, phase, random).map((peak) => ({ ...peak, height: peak.height * part }));
}
