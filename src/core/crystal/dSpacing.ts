import type { Cell } from '../../contract/data/crystal.js';
import { reciprocalMetric } from './reciprocalMetric.js';

/** Distance of the lattice planes (hkl), Å. */
export function dSpacing(cell: Cell, h: number, k: number, l: number): number {
  const [g11, g22, g33, g12, g13, g23] = reciprocalMetric(cell);
  return 1 / Math.sqrt(h * h * g11 + k * k * g22 + l * l * g33 + 2 * (h * k * g12 + h * l * g13 + k * l * g23));
}
