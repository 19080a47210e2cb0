import type { Matrix } from '../matrix.js';
import type { CentroidModel } from './fitCentroids.js';

/** Euclidean distance of every row from every class's mean, rows × classes. */
export function centroidDistances({ classes, columns, centroids }: CentroidModel, x: Matrix): Float64Array {
  const distances = new Float64Array(x.rows * classes);
  for (let row = 0; row < x.rows; row++) {
    const from = row * columns;
    for (let c = 0; c < classes; c++) {
      let sum = 0;
      let j = c * columns;
      for (let i = from; i < from + columns; i++, j++) {
        const difference = x.data[i]! - centroids[j]!;
        sum += difference * difference;
      }
      distances[row * classes + c] = Math.sqrt(sum);
    }
  }
  return distances;
}
