import type { Quantity, SyntheticRecipe } from '../../../contract/index.js';
import type { VariationRange } from './pairCause.js';

/** Over how much each peak of a recipe varies by itself, from end to end. */
export function variationRange({ variation }: Pick<SyntheticRecipe, 'variation'>): VariationRange {
  return { position: widthOf(variation.shiftEach), height: widthOf(variation.heightEach) };
}

/** Of a law without bounds, four standard deviations. Never zero: what does not vary overlaps with nothing else. */
function widthOf(quantity: Quantity): number {
  const LEAST = 1e-6;
  if (typeof quantity === 'number') return LEAST;
  switch (quantity.kind) {
    case 'uniform':
      return Math.max(LEAST, quantity.to - quantity.from);
    case 'integer':
      return quantity.to - quantity.from + 1;
    case 'normal':
      return Math.max(LEAST, 4 * quantity.sd);
    case 'gamma':
      return 4 * quantity.scale * Math.sqrt(quantity.shape);
    case 'choice':
      return Math.max(LEAST, Math.max(...quantity.values) - Math.min(...quantity.values));
  }
}
