import type { SyntheticRecipe } from '../../contract/data/dataset.js';
import type { RecipeClass } from '../../contract/data/dataset.js';
import { gridOf, type GridSplit } from './gridOf.js';
import { drawQuantity } from './random/drawQuantity.js';
import type { Random } from './random/Random.js';
import { FWHM_OF_SIGMA, type SamplePeak } from './samplePeak.js';

/** The peaks of sample `index` of a split whose variations are laid down: heights outside, shifts inside. */
export function gridPeaks(
  recipe: SyntheticRecipe,
  { peaks }: RecipeClass,
  split: GridSplit,
  classNumber: number,
  index: number,
  random: Random,
): SamplePeak[] {
  const { axis, width, variation } = recipe;
  const { shifts, heights } = gridOf(split, classNumber);
  const shift = shifts[index % shifts.length] ?? 0;
  const change = heights[Math.floor(index / shifts.length)] ?? 0;
  const [lowest, highest] = variation.heightRange;
  const fwhm = (split.width * (width.measure === 'sigma' ? FWHM_OF_SIGMA : 1)) / axis.step;
  return peaks.map((peak) => {
    const own = drawQuantity(random, peak.height);
    const height = own === split.exceptHeight ? own : own + change;
    return {
      position: (drawQuantity(random, peak.position) + shift - axis.from) / axis.step,
      height: Math.min(highest, Math.max(lowest, height)),
      fwhm,
      shape: peak.shape ?? recipe.shape,
      mixing: drawQuantity(random, peak.mixing ?? recipe.mixing),
    };
  });
}
