import type { Quantity } from '../../../contract/data/dataset.js';

/** The least a quantity usually gives: its bound, or three deviations down where it has none (never bounded by zero then). */
export function lowest(quantity: Quantity): number {
  if (typeof quantity === 'number') return quantity;
  switch (quantity.kind) {
    case 'uniform':
    case 'integer':
      return quantity.from;
    case 'normal':
      return quantity.mean - 3 * quantity.sd;
    case 'gamma':
      return Number.MIN_VALUE;
    case 'choice':
      return Math.min(...quantity.values);
  }
}

/** The most it usually gives. */
export function highest(quantity: Quantity): number {
  if (typeof quantity === 'number') return quantity;
  switch (quantity.kind) {
    case 'uniform':
    case 'integer':
      return quantity.to;
    case 'normal':
      return quantity.mean + 3 * quantity.sd;
    case 'gamma':
      return quantity.shape * quantity.scale * 10;
    case 'choice':
      return Math.max(...quantity.values);
  }
}
