import type { ClassifierSpec } from '../../contract/data/classical.js';
import { LabError } from '../../contract/data/errors.js';
import type { ClassifierData } from './classifierData.js';
import { classScores } from './classScores.js';
import { fitClassifier } from './fitClassifier.js';
import type { Matrix } from './matrix.js';
import { predictClasses } from './predictClasses.js';

/** One face for all classical models. */
export interface Classifier {
  fit(x: Matrix, labels: Int32Array, seed: number): void;
  predict(x: Matrix): Int32Array;
  /** Rows × classes; null for models that give an order only (support vector machine, nearest centroid). */
  predictProbability(x: Matrix): Float32Array | null;
  toData(): ClassifierData;
}

/** A classifier from a recipe, still to be trained, or from the data of a trained one. */
export function createClassifier(from: ClassifierSpec | ClassifierData): Classifier {
  let trained = 'version' in from ? from : null;
  const spec = 'version' in from ? null : from;
  const data = (): ClassifierData => {
    if (trained) return trained;
    throw new LabError('invalid-input', 'This classifier has not been trained: train it first.');
  };
  return {
    fit(x, labels, seed) {
      if (!spec)
        throw new LabError('invalid-input', 'A trained classifier is not trained again: start from its recipe.');
      trained = fitClassifier(spec, x, labels, { seed });
    },
    predict: (x) => predictClasses(data(), x),
    predictProbability(x) {
      const { scores, probability } = classScores(data(), x);
      return probability ? scores : null;
    },
    toData: data,
  };
}
