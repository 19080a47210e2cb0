import type { RecipeClass, SplitName, SyntheticRecipe } from '../../contract/data/dataset.js';
import { addBackground } from './addBackground.js';
import { addFiltered } from './addFiltered.js';
import { addNoise } from './addNoise.js';
import { addProfile } from './addProfile.js';
import { drawPeaks } from './drawPeaks.js';
import { gridPeaks } from './gridPeaks.js';
import { drawImpurity } from './phases/drawImpurity.js';
import { drawPhasePeaks } from './phases/drawPhasePeaks.js';
import { normaliseSample } from './normaliseSample.js';
import { prepareSample } from './prepareSample.js';
import { createRandom } from './random/createRandom.js';
import type { SamplePeak } from './samplePeak.js';

export interface GeneratedSample {
  y: Float64Array;
  peaks: SamplePeak[];
}

/**
 * Sample `index` of a class in a split. Peaks, backgrounds and noises have streams of their own: the same recipe without noise gives the
 * same peaks on the same background.
 *
 * @param out filled instead of a new array, when given; `length` long
 */
export function generateSample(
  recipe: SyntheticRecipe,
  classes: readonly RecipeClass[],
  split: SplitName,
  classNumber: number,
  index: number,
  out = new Float64Array(recipe.length),
): GeneratedSample {
  const stream = (purpose: string, number = 0) => createRandom(recipe.seed, split, classNumber, index, purpose, number);
  const phase = recipe.classes.kind === 'phases' ? recipe.classes.phases[classNumber] : undefined;
  const own = classes[classNumber] ?? { name: '', peaks: [], share: 1 };
  const rule = recipe.splits[split];
  const peaks =
    rule.kind === 'grid'
      ? gridPeaks(recipe, own, rule, classNumber, index, stream('peaks'))
      : phase
        ? drawPhasePeaks(recipe, phase, stream('peaks'))
        : drawPeaks(recipe, own, stream('peaks'));
  out.fill(0);
  if (recipe.rendering.kind === 'filtered') addFiltered(out, peaks, recipe.rendering.truncate);
  else for (const peak of peaks) addProfile(out, peak);
  for (const peak of drawImpurity(recipe, classNumber, stream('impurity'))) addProfile(out, peak);
  recipe.background.forEach((family, number) => addBackground(out, family, recipe.axis, stream('background', number)));
  recipe.noise.forEach((family, number) => addNoise(out, family, stream('noise', number)));
  const { from = -Infinity, to = Infinity } = recipe.clip;
  if (from > -Infinity || to < Infinity) {
    for (let i = 0; i < out.length; i++) out[i] = Math.min(to, Math.max(from, out[i]!));
  }
  if (recipe.prepare) prepareSample(out, recipe.prepare, recipe.axis.step);
  normaliseSample(out, recipe.normalise);
  return { y: out, peaks };
}
