import type { Matrix } from '../matrix.js';
import { findNearest } from './findNearest.js';
import type { NeighboursModel } from './neighboursModel.js';

/** Share of each class among the neighbours of each row, rows × classes. */
export function neighbourProbability(model: NeighboursModel, x: Matrix): Float32Array {
  const { rows, count } = findNearest(model, x, 'doubtful');
  const votes = new Int32Array(x.rows * model.classes);
  rows.forEach((row, i) => (votes[Math.floor(i / count) * model.classes + model.labels[row]!]! += 1));
  return Float32Array.from(votes, (vote) => vote / count);
}
