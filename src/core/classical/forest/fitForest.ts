import type { ForestOptions } from '../../../contract/data/classical.js';
import type { Matrix } from '../matrix.js';
import { createRandom } from '../../synthesis/random/createRandom.js';
import type { ForestModel } from './forestModel.js';
import { growTree, type Tree } from './growTree.js';
import { joinForest } from './joinForest.js';
import { rankColumns, type RankedColumns } from './rankColumns.js';

/** A part of a forest: trees `firstTree` up to `firstTree + trees`, for workers that share the work. */
export interface TreeBatch {
  firstTree: number;
  trees: number;
}

/**
 * Random forest (L. Breiman, doi 10.1023/A:1010933404324). Tree number t depends on `seed` and t alone: batches grown in several workers and put
 * together in order with `joinForest` are the forest of one (single trees bit for bit). `ranked`: `rankColumns(x)`, if it is there already. `labels`: 0 to classes − 1, classes at most 4096.
 */
export function fitForest(
  x: Matrix,
  labels: Int32Array,
  classes: number,
  options: ForestOptions,
  seed: number,
  batch: TreeBatch = { firstTree: 0, trees: options.trees ?? 100 },
  ranked: RankedColumns = rankColumns(x),
): ForestModel {
  const points = options.pointsPerSplit ?? 'sqrt';
  const limits = {
    pointsPerSplit:
      points === 'sqrt' ? Math.max(1, Math.floor(Math.sqrt(x.columns))) : points === 'all' ? x.columns : points,
    maxDepth: options.maxDepth ?? Infinity,
    minLeaf: options.minLeaf ?? 1,
    bootstrap: options.bootstrap ?? true,
  };
  const parts: ForestModel[] = [];
  for (let tree = batch.firstTree; tree < batch.firstTree + batch.trees; tree++) {
    parts.push(forestOf(growTree(x, ranked, labels, classes, limits, createRandom(seed, 'tree', tree)), classes));
  }
  return joinForest(parts);
}

function forestOf(tree: Tree, classes: number): ForestModel {
  const sum = tree.importances.reduce((all, value) => all + value, 0);
  return {
    kind: 'random-forest',
    classes,
    columns: tree.importances.length,
    roots: Int32Array.of(0),
    column: Int32Array.from(tree.column),
    threshold: Float32Array.from(tree.threshold),
    right: Int32Array.from(tree.right),
    shares: Float32Array.from(tree.shares),
    importances: Float64Array.from(tree.importances, (value) => (sum > 0 ? value / sum : 0)),
  };
}
