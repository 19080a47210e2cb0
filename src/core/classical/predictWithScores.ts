import { applyTransforms } from './applyTransforms.js';
import { argmaxRows } from './argmaxRows.js';
import { checkSpectra } from './checkSpectra.js';
import type { ClassifierData, ModelData } from './classifierData.js';
import { forestProbability } from './forest/forestProbability.js';
import type { Matrix } from './matrix.js';
import { neighbourProbability } from './neighbours/neighbourProbability.js';
import { centroidDistances } from './simple/centroidDistances.js';
import { nearestCentroid } from './simple/nearestCentroid.js';
import { thresholdInterval } from './simple/thresholdInterval.js';
import { svmClasses } from './svm/svmClasses.js';
import { svmDecisions } from './svm/svmDecisions.js';
import { svmVotes } from './svm/svmVotes.js';

export interface ScoredClasses {
  /** Rows × classes: the larger, the likelier. */
  scores: Float32Array;
  /** Whether the scores are shares that add up to 1 (forest, neighbours, threshold), or only an order (machine, centroid). */
  probability: boolean;
  /** As `predictClasses` gives them. */
  labels: Int32Array;
}

/** Classes and scores of every spectrum at the price of one of them. */
export function predictWithScores(classifier: ClassifierData, x: Matrix): ScoredClasses {
  checkSpectra(x, classifier.columns);
  return bothOf(classifier.model, applyTransforms(classifier.before, x));
}

function bothOf(model: ModelData, x: Matrix): ScoredClasses {
  const { classes } = model;
  switch (model.kind) {
    case 'random-forest': {
      const scores = forestProbability(model, x);
      return { labels: argmaxRows(scores, classes), scores, probability: true };
    }
    case 'neighbours': {
      const scores = neighbourProbability(model, x);
      return { labels: argmaxRows(scores, classes), scores, probability: true };
    }
    case 'svm': {
      const scores = svmVotes(model, svmDecisions(model, x));
      return { labels: svmClasses(model, scores), scores, probability: false };
    }
    case 'nearest-centroid': {
      const scores = Float32Array.from(centroidDistances(model, x), (distance) => -distance);
      return { labels: nearestCentroid(model, x), scores, probability: false };
    }
    case 'threshold': {
      const intervals = thresholdInterval(model, x);
      const scores = new Float32Array(x.rows * classes);
      intervals.forEach((interval, row) => {
        scores.set(model.shares.subarray(interval * classes, (interval + 1) * classes), row * classes);
      });
      return { labels: intervals.map((interval) => model.order[interval]!), scores, probability: true };
    }
  }
}
