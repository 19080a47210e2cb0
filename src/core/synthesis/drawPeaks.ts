import type { RecipeClass, SyntheticRecipe } from '../../contract/data/dataset.js';
import { drawQuantity } from './random/drawQuantity.js';
import type { Random } from './random/Random.js';
import { FWHM_OF_SIGMA, type SamplePeak } from './samplePeak.js';

/** The peaks of one varied spectrum of a class. */
export function drawPeaks(recipe: SyntheticRecipe, { peaks }: RecipeClass, random: Random): SamplePeak[] {
  const { variation, width, axis } = recipe;
  const [lowest, highest] = variation.heightRange;
  const toFwhm = (width.measure === 'sigma' ? FWHM_OF_SIGMA : 1) / axis.step;
  const shift = drawQuantity(random, variation.shiftTogether);
  const scale = drawQuantity(random, variation.scaleTogether);
  const common = width.each ? undefined : drawQuantity(random, width.value);
  return peaks.map((peak) => {
    const position = drawQuantity(random, peak.position) + shift + drawQuantity(random, variation.shiftEach);
    const own = drawQuantity(random, peak.height);
    const change = drawQuantity(random, variation.heightEach);
    const height = variation.fixedHeights.includes(own) ? own : own * scale + change;
    const drawnWidth =
      peak.width === undefined ? (common ?? drawQuantity(random, width.value)) : drawQuantity(random, peak.width);
    return {
      position: (position - axis.from) / axis.step,
      height: Math.min(highest, Math.max(lowest, height)),
      fwhm: drawnWidth * toFwhm,
      shape: peak.shape ?? recipe.shape,
      mixing: drawQuantity(random, peak.mixing ?? recipe.mixing),
    };
  });
}
