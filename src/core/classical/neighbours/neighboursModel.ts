import type { Matrix } from '../matrix.js';

/** `pearson`: 1 − correlation; `dtw`: Σ |a − b| along the cheapest warping within the band. */
export type NeighbourMetric = 'euclidean' | 'cosine' | 'pearson' | 'dtw';

export interface NeighboursOptions {
  /** Number of neighbours that vote, 5. */
  neighbours?: number;
  /** `euclidean`. */
  metric?: NeighbourMetric;
  /** Half width of the Sakoe-Chiba band of `dtw`, points, 10. */
  band?: number;
}

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
