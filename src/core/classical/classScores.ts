import { applyTransforms } from './applyTransforms.js';
import { checkSpectra } from './checkSpectra.js';
import type { ClassifierData, ModelData } from './classifierData.js';
import { forestProbability } from './forest/forestProbability.js';
import type { Matrix } from './matrix.js';
import { neighbourProbability } from './neighbours/neighbourProbability.js';
import { centroidDistances } from './simple/centroidDistances.js';
import { thresholdInterval } from './simple/thresholdInterval.js';
import { svmDecisions } from './svm/svmDecisions.js';
import { svmVotes } from './svm/svmVotes.js';

export interface ClassScores {
  /** Rows × classes: the larger, the likelier. */
  scores: Float32Array;
  /** Whether the scores are shares that add up to 1 (forest, neighbours, threshold), or only an order (machine, centroid). */
  probability: boolean;
}

/** How much each class has for itself for every spectrum, for ranks and, where they are shares, for calibration. */
export function classScores(classifier: ClassifierData, x: Matrix): ClassScores {
  checkSpectra(x, classifier.columns);
  return scoresOf(classifier.model, applyTransforms(classifier.before, x));
}

function scoresOf(model: ModelData, x: Matrix): ClassScores {
  switch (model.kind) {
    case 'random-forest':
      return { scores: forestProbability(model, x), probability: true };
    case 'neighbours':
      return { scores: neighbourProbability(model, x), probability: true };
    case 'svm':
      return { scores: svmVotes(model, svmDecisions(model, x)), probability: false };
    case 'nearest-centroid':
      return { scores: Float32Array.from(centroidDistances(model, x), (distance) => -distance), probability: false };
    case 'threshold': {
      const { classes, shares } = model;
      const scores = new Float32Array(x.rows * classes);
      thresholdInterval(model, x).forEach((interval, row) => {
        scores.set(shares.subarray(interval * classes, (interval + 1) * classes), row * classes);
      });
      return { scores, probability: true };
    }
  }
}
