import type { ClassicalModelSpec, RunPlan, TransformSpec } from '../../../contract/index.js';

/** What is trained, for people: `Liu 2017`, `Random forest, 100 trees`, `Nearest neighbour (cosine) after max-pooling by 4`. */
export function modelTitle(plan: RunPlan): string {
  if (plan.kind === 'network') return plan.training.architecture.title;
  const { before = [], model } = plan.spec;
  const steps = before.map(transformWords);
  return `${modelWords(model)}${steps.length > 0 ? ` after ${steps.join(' and ')}` : ''}`;
}

function modelWords(model: ClassicalModelSpec): string {
  switch (model.kind) {
    case 'random-forest':
      return `Random forest, ${model.trees ?? 100} trees`;
    case 'svm':
      return `Support vector machine (${model.kernel === 'linear' ? 'linear' : 'RBF'})`;
    case 'neighbours': {
      const { neighbours = 5, metric = 'euclidean' } = model;
      const name = { euclidean: 'Euclidean', cosine: 'cosine', pearson: 'Pearson', dtw: 'warping' }[metric];
      return neighbours === 1 ? `Nearest neighbour (${name})` : `${neighbours} nearest neighbours (${name})`;
    }
    case 'nearest-centroid':
      return 'Nearest centroid';
    case 'threshold':
      return model.feature === 'position' ? 'Threshold on the place of the maximum' : 'Threshold on the maximum';
  }
}

function transformWords(transform: TransformSpec): string {
  if (transform.kind === 'max-pool') return `max-pooling by ${transform.size}`;
  const { components } = transform;
  if (components === undefined) return 'PCA';
  return components < 1 ? `PCA of ${Number((100 * components).toPrecision(4))} %` : `PCA to ${components} components`;
}
