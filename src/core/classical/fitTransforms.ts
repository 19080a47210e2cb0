import type { TransformSpec } from '../../contract/data/classical.js';
import type { TransformData } from './classifierData.js';
import { applyTransforms } from './applyTransforms.js';
import type { Matrix } from './matrix.js';
import { fitPca } from './pca/fitPca.js';

/** Fits the transforms in their order, each on what the ones before leave; `x` comes back transformed. */
export function fitTransforms(specs: readonly TransformSpec[], x: Matrix): { before: TransformData[]; x: Matrix } {
  const before: TransformData[] = [];
  let current = x;
  for (const spec of specs) {
    const fitted: TransformData = spec.kind === 'pca' ? fitPca(current, spec) : { ...spec };
    before.push(fitted);
    current = applyTransforms([fitted], current);
  }
  return { before, x: current };
}
