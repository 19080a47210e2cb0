/** A grown forest as plain data. A node's left child is the next node; trees lie one behind another. */
export interface ForestModel {
  kind: 'random-forest';
  classes: number;
  columns: number;
  /** First node of each tree. */
  roots: Int32Array;
  /** Column that a node asks for, or -1 in a leaf. */
  column: Int32Array;
  /** A value up to this goes left. */
  threshold: Float32Array;
  /** Right child; in a leaf its class (0 and up), or -1 - row in `shares` where classes are mixed. */
  right: Int32Array;
  /** Share of each class in mixed leaves, rows of `classes`. */
  shares: Float32Array;
  /** Mean decrease of Gini impurity per column: each tree with a split adds up to 1, and the mean over all trees is kept. */
  importances: Float64Array;
}
