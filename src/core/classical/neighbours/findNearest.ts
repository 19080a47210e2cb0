import type { Matrix } from '../matrix.js';
import type { Nearest } from './nearest.js';
import { nearestByProduct } from './nearestByProduct.js';
import { nearestByWarping } from './nearestByWarping.js';
import type { NeighboursModel } from './neighboursModel.js';
import { unitRows } from './shapedRows.js';

/** The neighbours that vote on each row, in the model's metric; their order and distances to full precision with `measure: 'all'`. */
export function findNearest(
  { x: train, metric, neighbours, band }: NeighboursModel,
  x: Matrix,
  measure: 'all' | 'doubtful' = 'all',
): Nearest {
  const count = Math.min(neighbours, train.rows);
  switch (metric) {
    case 'euclidean':
      return nearestByProduct({ ...train, shape: null }, { ...x, shape: null }, count, measure);
    case 'dtw':
      return nearestByWarping(train, x, count, band);
    case 'cosine':
    case 'pearson': {
      const centred = metric === 'pearson';
      const found = nearestByProduct(unitRows(train, centred), unitRows(x, centred), count, measure);
      // Between rows of length 1 the squared distance is twice 1 − cosine.
      return { ...found, distances: found.distances.map((distance) => distance ** 2 / 2) };
    }
  }
}
