import type { ClassicalModelSpec, ClassifierSpec } from '../../contract/data/classical.js';
import { checkTrainingData } from './checkTrainingData.js';
import type { ClassifierData, ModelData } from './classifierData.js';
import { fitTransforms } from './fitTransforms.js';
import { fitForest } from './forest/fitForest.js';
import type { Matrix } from './matrix.js';
import { fitNeighbours } from './neighbours/fitNeighbours.js';
import { fitCentroids } from './simple/fitCentroids.js';
import { fitThreshold } from './simple/fitThreshold.js';
import { fitSvm } from './svm/fitSvm.js';

export interface FitOptions {
  /** Decides every random choice; the same seed gives the same model. */
  seed: number;
  /** Number of classes; by default the largest label plus one. */
  classes?: number;
}

/** Trains the classifier a recipe describes. `labels`: 0 to classes − 1, one for each row of `x`. Throws `invalid-input` where the data do not fit. */
export function fitClassifier(
  spec: ClassifierSpec,
  x: Matrix,
  labels: Int32Array,
  options: FitOptions,
): ClassifierData {
  const classes = options.classes ?? labels.reduce((most, label) => Math.max(most, label), 0) + 1;
  checkTrainingData(x, labels, classes);
  const { before, x: transformed } = fitTransforms(spec.before ?? [], x);
  const model = fitModel(spec.model, transformed, labels, classes, options.seed);
  return { version: 1, classes, columns: x.columns, before, model };
}

function fitModel(spec: ClassicalModelSpec, x: Matrix, labels: Int32Array, classes: number, seed: number): ModelData {
  switch (spec.kind) {
    case 'random-forest':
      return fitForest(x, labels, classes, spec, seed);
    case 'svm':
      return fitSvm(x, labels, classes, spec);
    case 'neighbours':
      return fitNeighbours(x, labels, classes, spec);
    case 'nearest-centroid':
      return fitCentroids(x, labels, classes);
    case 'threshold':
      return fitThreshold(x, labels, classes, spec);
  }
}
