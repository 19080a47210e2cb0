import type { NoiseRecipe } from '../../contract/data/dataset.js';
import { drawPoisson } from './random/drawPoisson.js';
import { drawQuantity } from './random/drawQuantity.js';
import type { Random } from './random/Random.js';

/** Adds one noise to a spectrum, in place. */
export function addNoise(y: Float64Array, recipe: NoiseRecipe, random: Random): void {
  switch (recipe.kind) {
    case 'white':
      return addWhite(y, drawQuantity(random, recipe.sd), random);
    case 'proportional': {
      const highest = y.reduce((a, b) => Math.max(a, b), 0);
      return addWhite(y, drawQuantity(random, recipe.fraction) * highest, random);
    }
    case 'multiplicative': {
      const sd = drawQuantity(random, recipe.sd);
      for (let i = 0; i < y.length; i++) y[i]! *= 1 + random.normal(0, sd);
      return;
    }
    case 'poisson': {
      const counts = drawQuantity(random, recipe.counts);
      if (counts <= 0) return;
      for (let i = 0; i < y.length; i++) y[i] = drawPoisson(random, y[i]! * counts) / counts;
    }
  }
}

function addWhite(y: Float64Array, sd: number, random: Random): void {
  if (sd <= 0) return;
  for (let i = 0; i < y.length; i++) y[i]! += random.normal(0, sd);
}
