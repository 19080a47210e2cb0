import type { Cell } from '../../contract/data/crystal.js';
import { cosineOf } from './metricTensor.js';

/** Volume of the unit cell, Å³; NaN for angles that no cell can have. */
export function cellVolume(cell: Cell): number {
  const [x, y, z] = [cosineOf(cell.alpha), cosineOf(cell.beta), cosineOf(cell.gamma)];
  return cell.a * cell.b * cell.c * Math.sqrt(1 - x * x - y * y - z * z + 2 * x * y * z);
}
