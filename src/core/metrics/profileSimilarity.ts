import type { ProfileMetric } from '../../contract/data/identification.js';
import { cosine } from './cosine.js';
import { dtwSimilarity } from './dtwSimilarity.js';
import { euclideanSimilarity } from './euclideanSimilarity.js';
import { pearson } from './pearson.js';
import { sqrtCosine } from './sqrtCosine.js';

/** Similarity of two intensity curves by the metric a person chose, 0-1 (a negative correlation counts as 0). `band`: points, for `dtw`. */
export function profileSimilarity(
  metric: ProfileMetric,
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  band: number,
): number {
  switch (metric) {
    case 'sqrt-cosine':
      return sqrtCosine(a, b);
    case 'cosine':
      return Math.max(0, cosine(a, b));
    case 'pearson':
      return Math.max(0, pearson(a, b));
    case 'euclidean':
      return Math.max(0, euclideanSimilarity(a, b));
    case 'dtw':
      return dtwSimilarity(a, b, { band });
  }
}
