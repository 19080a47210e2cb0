import type { Matrix } from '../matrix.js';
import { multiplyTransposed } from '../product/multiplyTransposed.js';
import type { PcaModel } from './fitPca.js';

/** Coordinates of each row along the components, rows × components. */
export function applyPca({ columns, mean, components }: PcaModel, x: Matrix): Matrix {
  const centred = new Float32Array(x.rows * columns);
  for (let row = 0; row < x.rows; row++) {
    for (let i = 0; i < columns; i++) centred[row * columns + i] = x.data[row * columns + i]! - mean[i]!;
  }
  const rows = components.length / columns;
  return multiplyTransposed({ data: centred, rows: x.rows, columns }, { data: components, rows, columns });
}
