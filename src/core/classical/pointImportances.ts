import type { ClassifierData, ModelData } from './classifierData.js';

/**
 * How much the model itself relies on each point of a spectrum, sum 1, or null where it does not say (RBF machine, neighbours, threshold: ask
 * `permutationImportances`). Forest: mean decrease of Gini impurity; linear machine: size of the weights over all pairs; nearest centroid: spread of the
 * class means. Pooling hands a block's importance to its points in equal parts, PCA a component's along its loadings; linear weights go through PCA exactly.
 */
export function pointImportances({ before, model, columns }: ClassifierData): Float64Array | null {
  let vectors = importanceVectors(model);
  if (!vectors) return null;
  let width = columns;
  const widths = before.map((transform) => {
    const into = width;
    width = transform.kind === 'pca' ? transform.explainedVariance.length : Math.floor(width / transform.size);
    return into;
  });
  for (let step = before.length - 1; step >= 0; step--) {
    const transform = before[step]!;
    const into = widths[step]!;
    const signed = model.kind === 'svm' || model.kind === 'nearest-centroid';
    vectors = vectors.map((vector) => {
      const back = new Float64Array(into);
      if (transform.kind === 'max-pool') {
        vector.forEach((value, block) =>
          back.fill(value / transform.size, block * transform.size, (block + 1) * transform.size),
        );
        return back;
      }
      vector.forEach((value, k) => {
        for (let i = 0; i < into; i++) {
          const loading = transform.components[k * into + i]!;
          back[i]! += value * (signed ? loading : loading * loading);
        }
      });
      return back;
    });
  }
  const sums = new Float64Array(columns);
  for (const vector of vectors)
    vector.forEach((value, i) => (sums[i]! += model.kind === 'random-forest' ? value : value * value));
  const sizes = model.kind === 'random-forest' ? sums : sums.map(Math.sqrt);
  const total = sizes.reduce((sum, value) => sum + value, 0);
  return total > 0 ? sizes.map((value) => value / total) : sizes;
}

/** One or several vectors over the model's own input, of which the size at each place counts. */
function importanceVectors(model: ModelData): Float64Array[] | null {
  switch (model.kind) {
    case 'random-forest':
      return [model.importances];
    case 'svm': {
      const { columns, weights, intercepts } = model;
      if (model.kernel === 'rbf') return null;
      return Array.from(intercepts, (_, pair) =>
        Float64Array.from(weights.subarray(pair * columns, (pair + 1) * columns)),
      );
    }
    case 'nearest-centroid': {
      const { classes, columns, centroids } = model;
      const means = Array.from({ length: classes }, (_, c) =>
        centroids.subarray(c * columns, (c + 1) * columns),
      ).filter((mean) => mean[0]! < Infinity);
      const middle = new Float64Array(columns);
      for (const mean of means) mean.forEach((value, i) => (middle[i]! += value / means.length));
      return means.map((mean) => mean.map((value, i) => value - middle[i]!));
    }
    case 'neighbours':
    case 'threshold':
      return null;
  }
}
