import { applyTransforms } from './applyTransforms.js';
import { argmaxRows } from './argmaxRows.js';
import { checkSpectra } from './checkSpectra.js';
import type { ClassifierData, ModelData } from './classifierData.js';
import { forestProbability } from './forest/forestProbability.js';
import type { Matrix } from './matrix.js';
import { neighbourProbability } from './neighbours/neighbourProbability.js';
import { nearestCentroid } from './simple/nearestCentroid.js';
import { thresholdInterval } from './simple/thresholdInterval.js';
import { predictSvm } from './svm/predictSvm.js';

/** The class of every spectrum; of classes that are level the lower number, as scikit-learn decides. */
export function predictClasses(classifier: ClassifierData, x: Matrix): Int32Array {
  checkSpectra(x, classifier.columns);
  return classesOf(classifier.model, applyTransforms(classifier.before, x));
}

function classesOf(model: ModelData, x: Matrix): Int32Array {
  switch (model.kind) {
    case 'random-forest':
      return argmaxRows(forestProbability(model, x), model.classes);
    case 'neighbours':
      return argmaxRows(neighbourProbability(model, x), model.classes);
    case 'svm':
      return predictSvm(model, x);
    case 'nearest-centroid':
      return nearestCentroid(model, x);
    case 'threshold':
      return thresholdInterval(model, x).map((interval) => model.order[interval]!);
  }
}
