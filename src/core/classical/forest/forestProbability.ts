import type { Matrix } from '../matrix.js';
import type { ForestModel } from './forestModel.js';

/** Rows that pass a tree together: they and the tree stay in the cache. */
const BLOCK = 64;

/** Share of each class, rows × classes: the mean over all trees of the shares in the leaves that a row falls into. */
export function forestProbability(model: ForestModel, x: Matrix): Float32Array {
  const { classes, roots, column, threshold, right, shares } = model;
  const { data, columns } = x;
  const sums = new Float32Array(x.rows * classes);
  for (let first = 0; first < x.rows; first += BLOCK) {
    const last = Math.min(x.rows, first + BLOCK);
    for (const root of roots) {
      for (let row = first; row < last; row++) {
        const base = row * columns;
        let node = root;
        let asked = column[node]!;
        while (asked >= 0) {
          node = data[base + asked]! <= threshold[node]! ? node + 1 : right[node]!;
          asked = column[node]!;
        }
        const leaf = right[node]!;
        if (leaf >= 0) sums[row * classes + leaf]! += 1;
        else for (let c = 0; c < classes; c++) sums[row * classes + c]! += shares[(-1 - leaf) * classes + c]!;
      }
    }
  }
  for (let i = 0; i < sums.length; i++) sums[i]! /= roots.length;
  return sums;
}
