import type { Matrix } from '../matrix.js';
import { nearestByProduct } from '../neighbours/nearestByProduct.js';
import type { CentroidModel } from './fitCentroids.js';

/** Class of the mean spectrum nearest to each row. */
export function nearestCentroid({ classes, columns, centroids }: CentroidModel, x: Matrix): Int32Array {
  const present = Int32Array.from({ length: classes }, (_, c) => c).filter((c) => centroids[c * columns]! < Infinity);
  const means = new Float32Array(present.length * columns);
  present.forEach((c, place) => means.set(centroids.subarray(c * columns, (c + 1) * columns), place * columns));
  const { rows } = nearestByProduct(
    { data: means, rows: present.length, columns, shape: null },
    { ...x, shape: null },
    1,
    'doubtful',
  );
  return rows.map((place) => present[place]!);
}
