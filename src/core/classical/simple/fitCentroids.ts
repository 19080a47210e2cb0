import type { Matrix } from '../matrix.js';

/** The mean spectrum of every class. */
export interface CentroidModel {
  kind: 'nearest-centroid';
  classes: number;
  columns: number;
  /** Classes × columns; of a class without samples all infinite, so that nothing is near. */
  centroids: Float64Array;
}

export function fitCentroids({ data, rows, columns }: Matrix, labels: Int32Array, classes: number): CentroidModel {
  const centroids = new Float64Array(classes * columns);
  const counts = new Int32Array(classes);
  for (let row = 0; row < rows; row++) {
    const label = labels[row]!;
    counts[label]!++;
    for (let i = 0; i < columns; i++) centroids[label * columns + i]! += data[row * columns + i]!;
  }
  for (let c = 0; c < classes; c++) {
    for (let i = c * columns; i < (c + 1) * columns; i++) {
      centroids[i] = counts[c]! > 0 ? centroids[i]! / counts[c]! : Infinity;
    }
  }
  return { kind: 'nearest-centroid', classes, columns, centroids };
}
