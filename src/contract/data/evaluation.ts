import type { SplitName } from './dataset.js';

/** A mean with its 95 % interval. */
export interface IntervalOf {
  mean: number;
  low: number;
  high: number;
  /** How many numbers it rests on: spectra, or seeds. */
  n: number;
}

/** Quality on one class. */
export interface ClassScore {
  name: string;
  precision: number;
  recall: number;
  f1: number;
  /** Spectra of this class. */
  support: number;
}

/** Predictions of similar probability, and how many of them are right. */
export interface ReliabilityPoint {
  from: number;
  to: number;
  count: number;
  /** Mean probability of the predicted class; null in an empty bin. */
  confidence: number | null;
  accuracy: number | null;
}

/** How good a model is on spectra it was not trained with. */
export interface Evaluation {
  split: SplitName;
  samples: number;
  /** Share of right answers, 0-1, with its bootstrap interval over the spectra. */
  accuracy: IntervalOf;
  /** Share of spectra whose class is among the k most probable; for k below the number of classes. */
  topK: { k: number; accuracy: number }[];
  macroF1: number;
  classes: ClassScore[];
  /** classes × classes counts, the true class in rows. */
  confusion: Int32Array;
  /** null for models that give no probabilities. */
  calibration: { bins: ReliabilityPoint[]; expectedError: number; brier: number } | null;
  /** True and predicted class number of every spectrum, for comparisons in pairs. */
  labels: Int32Array;
  predictions: Int32Array;
}
