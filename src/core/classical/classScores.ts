import type { ClassifierData } from './classifierData.js';
import type { Matrix } from './matrix.js';
import { predictWithScores, type ScoredClasses } from './predictWithScores.js';

export type ClassScores = Omit<ScoredClasses, 'labels'>;

/** How much each class has for itself for every spectrum, for ranks and, where they are shares, for calibration. */
export function classScores(classifier: ClassifierData, x: Matrix): ClassScores {
  const { scores, probability } = predictWithScores(classifier, x);
  return { scores, probability };
}
