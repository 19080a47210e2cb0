import type { BackgroundRecipe, DatasetAxis } from '../../contract/data/dataset.js';
import { addProfile } from './addProfile.js';
import { chebyshevSum } from './chebyshevSum.js';
import { drawQuantity } from './random/drawQuantity.js';
import type { Random } from './random/Random.js';

/** Adds one background of a family to a spectrum, or none where its chance does not fall. */
export function addBackground(y: Float64Array, recipe: BackgroundRecipe, axis: DatasetAxis, random: Random): void {
  // Drawn even when certain, so that a changed chance does not change the backgrounds that remain.
  if (random.uniform() >= recipe.chance) return;
  const draw = (quantity: Parameters<typeof drawQuantity>[1]): number => drawQuantity(random, quantity);
  const last = Math.max(1, y.length - 1);
  switch (recipe.kind) {
    case 'constant': {
      const value = draw(recipe.value);
      return add(y, () => value);
    }
    case 'linear': {
      const first = draw(recipe.first);
      const slope = (draw(recipe.last) - first) / last;
      return add(y, (i) => first + slope * i);
    }
    case 'chebyshev': {
      const terms = Math.max(1, Math.round(draw(recipe.terms)));
      const reach = draw(recipe.scale) / terms;
      const coefficients = Array.from({ length: terms }, () => random.uniform(-reach, reach));
      const curve = y.map((_, i) => chebyshevSum(coefficients, (2 * i) / last - 1));
      const lowest = recipe.lift ? Math.min(0, minimum(curve)) : 0;
      return add(y, (i) => curve[i]! - lowest);
    }
    case 'exponential': {
      const height = draw(recipe.height);
      const decay = draw(recipe.decay) / axis.step;
      return add(y, (i) => height * Math.exp(-i / decay));
    }
    case 'hump': {
      const position = (draw(recipe.position) - axis.from) / axis.step;
      const height = draw(recipe.height);
      const fwhm = draw(recipe.width) / axis.step;
      return addProfile(y, { position, height, fwhm, shape: 'gaussian', mixing: 0 });
    }
    case 'fluorescence': {
      // Bernstein polynomials are nowhere negative, so neither is their sum with positive parts.
      const parts = Array.from({ length: recipe.degree + 1 }, () => random.uniform());
      const height = draw(recipe.height);
      const scratch = new Float64Array(parts.length);
      const curve = y.map((_, i) => bernsteinSum(parts, i / last, scratch));
      const highest = curve.reduce((a, b) => Math.max(a, b), 0);
      return add(y, (i) => (height * curve[i]!) / (highest || 1));
    }
  }
}

function add(y: Float64Array, value: (i: number) => number): void {
  for (let i = 0; i < y.length; i++) y[i]! += value(i);
}

function minimum(values: Float64Array): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

/** Sum of c[k] B_k,n(t), by de Casteljau's scheme; `values` is room for the parts. */
function bernsteinSum(parts: readonly number[], t: number, values: Float64Array): number {
  values.set(parts);
  for (let left = values.length - 1; left > 0; left--) {
    for (let k = 0; k < left; k++) values[k] = (1 - t) * values[k]! + t * values[k + 1]!;
  }
  return values[0]!;
}
