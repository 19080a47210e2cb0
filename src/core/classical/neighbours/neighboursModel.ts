import type { NeighbourMetric } from '../../../contract/data/classical.js';
import type { Matrix } from '../matrix.js';

/** k-nearest neighbours: the training data are the model. */
export interface NeighboursModel {
  kind: 'neighbours';
  classes: number;
  neighbours: number;
  metric: NeighbourMetric;
  band: number;
  x: Matrix;
  labels: Int32Array;
}
