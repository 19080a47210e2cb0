/** One machine for every pair of classes a < b, in the order (0,1) (0,2) … (1,2) …; a decision above 0 is a vote for a. */
export interface SvmModel {
  kind: 'svm';
  kernel: 'rbf' | 'linear';
  classes: number;
  columns: number;
  /** γ of the RBF kernel, 0 for the linear one. */
  gamma: number;
  /** Taken off every spectrum before the RBF kernel: distances do not change, and fewer digits are lost. */
  centre: Float32Array;
  /** Rows of the training data that are support vectors of any pair, by class, then by row. */
  support: Int32Array;
  /** Number of support vectors of each class. */
  supportPerClass: Int32Array;
  /** RBF: the support vectors, centre taken off, row by row. Linear: empty. */
  vectors: Float32Array;
  /** RBF: label times multiplier of every support vector (columns) for every pair (rows); linear: empty. */
  coefficients: Float64Array;
  /** Linear: the normal vector of every pair, row by row. RBF: empty. */
  weights: Float32Array;
  /** Added to each pair's decision. */
  intercepts: Float64Array;
  breakTies: boolean;
}
