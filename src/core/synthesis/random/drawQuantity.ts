import type { Quantity } from '../../../contract/data/dataset.js';
import { drawGamma } from './drawGamma.js';
import type { Random } from './Random.js';

/** The number itself, or one drawn as the quantity says. */
export function drawQuantity(random: Random, quantity: Quantity): number {
  if (typeof quantity === 'number') return quantity;
  switch (quantity.kind) {
    case 'uniform':
      return random.uniform(quantity.from, quantity.to);
    case 'integer':
      return random.integer(quantity.from, quantity.to);
    case 'normal':
      return random.normal(quantity.mean, quantity.sd);
    case 'gamma':
      return drawGamma(random, quantity.shape, quantity.scale);
    case 'choice':
      return quantity.values[random.integer(0, quantity.values.length - 1)] ?? 0;
  }
}
