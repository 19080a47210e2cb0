import { LabError } from '../../../contract/data/errors.js';
import type { ForestModel } from './forestModel.js';

/** Puts forests over the same points and classes together, trees in the order given. */
export function joinForest(parts: readonly ForestModel[]): ForestModel {
  const first = parts[0];
  if (!first) throw new LabError('invalid-input', 'A forest needs at least one tree: raise the number of trees.');
  const trees = parts.reduce((sum, part) => sum + part.roots.length, 0);
  const nodes = parts.reduce((sum, part) => sum + part.column.length, 0);
  const joined: ForestModel = {
    kind: 'random-forest',
    classes: first.classes,
    columns: first.columns,
    roots: new Int32Array(trees),
    column: new Int32Array(nodes),
    threshold: new Float32Array(nodes),
    right: new Int32Array(nodes),
    shares: new Float32Array(parts.reduce((sum, part) => sum + part.shares.length, 0)),
    importances: new Float64Array(first.columns),
  };
  let tree = 0;
  let node = 0;
  let share = 0;
  for (const part of parts) {
    joined.roots.set(
      part.roots.map((root) => root + node),
      tree,
    );
    joined.column.set(part.column, node);
    joined.threshold.set(part.threshold, node);
    joined.shares.set(part.shares, share);
    const row = share / first.classes;
    part.right.forEach((right, i) => {
      const leaf = part.column[i]! < 0;
      joined.right[node + i] = leaf ? (right < 0 ? right - row : right) : right + node;
    });
    part.importances.forEach((value, column) => (joined.importances[column]! += (value * part.roots.length) / trees));
    tree += part.roots.length;
    node += part.column.length;
    share += part.shares.length;
  }
  return joined;
}
