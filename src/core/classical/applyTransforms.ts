import type { TransformData } from './classifierData.js';
import type { Matrix } from './matrix.js';
import { maxPool } from './maxPool.js';
import { applyPca } from './pca/applyPca.js';

export function applyTransforms(before: readonly TransformData[], x: Matrix): Matrix {
  return before.reduce((current, transform) => {
    switch (transform.kind) {
      case 'max-pool':
        return maxPool(current, transform.size);
      case 'pca':
        return applyPca(transform, current);
    }
  }, x);
}
