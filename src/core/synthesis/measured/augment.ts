import type { MeasuredRecipe } from '../../../contract/data/dataset.js';
import { drawQuantity } from '../random/drawQuantity.js';
import type { Random } from '../random/Random.js';

/**
 * A further training spectrum from one of its class: mixed with others of the class in random parts, shifted, scaled, with noise in
 * proportion to the intensity. Source: J. Liu et al., Analyst 142 (2017) 4067, doi 10.1039/C7AN01371J, section on augmentation.
 *
 * @param own the spectrum that the copy is of
 * @param others the training spectra of its class, `own` among them
 * @param step of the axis, for the shift
 */
export function augment(
  own: Float64Array,
  others: readonly Float64Array[],
  recipe: MeasuredRecipe['augmentation'],
  step: number,
  random: Random,
): Float64Array {
  const mixed = mix(own, others, random.integer(1, recipe.mix), random);
  const shifted = shift(mixed, drawQuantity(random, recipe.shift) / step);
  const scale = drawQuantity(random, recipe.scale);
  const noise = drawQuantity(random, recipe.noise);
  return shifted.map((value) => value * scale * (noise > 0 ? 1 + random.normal(0, noise) : 1));
}

/** Parts are even on all that sum to 1 (exponential numbers divided by their sum). */
function mix(own: Float64Array, others: readonly Float64Array[], count: number, random: Random): Float64Array {
  const chosen = [own];
  while (chosen.length < count) chosen.push(others[random.integer(0, others.length - 1)] ?? own);
  if (chosen.length === 1) return own;
  const parts = chosen.map(() => -Math.log(1 - random.uniform()));
  const total = parts.reduce((a, b) => a + b, 0) || 1;
  return own.map((_, i) => chosen.reduce((sum, y, k) => sum + ((parts[k] ?? 0) / total) * (y[i] ?? 0), 0));
}

/** By straight lines between points; the ends go on with their last value. */
function shift(y: Float64Array, points: number): Float64Array {
  if (points === 0) return y;
  const last = y.length - 1;
  return y.map((_, i) => {
    const at = Math.min(last, Math.max(0, i - points));
    const left = Math.floor(at);
    const a = y[left] ?? 0;
    return a + (at - left) * ((y[Math.min(last, left + 1)] ?? 0) - a);
  });
}
