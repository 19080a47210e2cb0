import type { Matrix } from '../matrix.js';
import { multiplyTransposed } from '../product/multiplyTransposed.js';
import type { PcaModel } from './fitPca.js';

/** Coordinates of each row along the components, rows × components. */
export function applyPca({ columns, mean, components }: PcaModel, x: Matrix): Matrix {
  const rows = components.length / columns;
  return multiplyTransposed(x, { data: components, rows, columns }, mean);
}
