import type { NeighboursOptions } from '../../../contract/data/classical.js';
import type { Matrix } from '../matrix.js';
import type { NeighboursModel } from './neighboursModel.js';

/** The training data are the model, and are kept as they are, not copied: who changes them afterwards changes the model. */
export function fitNeighbours(
  x: Matrix,
  labels: Int32Array,
  classes: number,
  options: NeighboursOptions,
): NeighboursModel {
  return {
    kind: 'neighbours',
    classes,
    neighbours: options.neighbours ?? 5,
    metric: options.metric ?? 'euclidean',
    band: options.band ?? 10,
    x: { ...x, data: x.data.subarray(0, x.rows * x.columns) },
    labels: labels.slice(),
  };
}
