import type { SplitName } from '../../contract/data/dataset.js';
import type { Evaluation } from '../../contract/data/evaluation.js';
import { bootstrapInterval } from './bootstrapInterval.js';
import { calibration } from './calibration.js';
import { classReport } from './classReport.js';
import { confusionMatrix } from './confusionMatrix.js';
import { topKAccuracy } from './topKAccuracy.js';

export interface EvaluateInput {
  split: SplitName;
  classNames: readonly string[];
  /** True class numbers. */
  labels: Int32Array;
  /** Predicted class numbers. */
  predictions: Int32Array;
  /** Spectra × classes: the larger, the likelier. */
  scores: Float32Array;
  /** The scores are probabilities: their calibration can be said. */
  probability: boolean;
  /** Of the bootstrap. */
  seed?: number;
}

const DEPTHS = [1, 3, 5];

/** How good predictions are, in all the ways a person may ask for. A spectrum whose scores are no numbers has its prediction only. */
export function evaluate(input: EvaluateInput): Evaluation {
  const { split, classNames, labels, predictions, probability, seed = 1 } = input;
  const classes = classNames.length;
  const { scores, whole } = numbersOnly(input.scores, labels, predictions, classes);
  const right = Float64Array.from(labels, (label, i) => (label === predictions[i] ? 1 : 0));
  const confusion = confusionMatrix(labels, predictions, classes);
  const report = classReport(confusion, classes);
  return {
    split,
    samples: labels.length,
    accuracy: bootstrapInterval(right, { seed }),
    topK: DEPTHS.filter((k) => k < classes).map((k) => ({ k, accuracy: topKAccuracy(labels, scores, classes, k) })),
    macroF1: report.macroF1,
    classes: classNames.map((name, i) => ({
      name,
      precision: report.precision[i] ?? 0,
      recall: report.recall[i] ?? 0,
      f1: report.f1[i] ?? 0,
      support: report.support[i] ?? 0,
    })),
    confusion,
    calibration: probability && whole ? reliability(labels, scores, classes) : null,
    labels,
    predictions,
  };
}

function reliability(labels: Int32Array, scores: Float32Array, classes: number): Evaluation['calibration'] {
  const { bins, expectedError, brier } = calibration(labels, scores, classes);
  const filled = (count: number, value: number): number | null => (count > 0 ? value : null);
  return {
    expectedError,
    brier,
    bins: bins.map((bin) => ({
      ...bin,
      confidence: filled(bin.count, bin.confidence),
      accuracy: filled(bin.count, bin.accuracy),
    })),
  };
}

/** A network that ran over answers with no numbers: such rows say nothing but their prediction, and their true class is the last one to be found. */
function numbersOnly(
  scores: Float32Array,
  labels: Int32Array,
  predictions: Int32Array,
  classes: number,
): { scores: Float32Array; whole: boolean } {
  let clean = scores;
  predictions.forEach((prediction, row) => {
    const own = scores.subarray(row * classes, (row + 1) * classes);
    if (own.every((value) => !Number.isNaN(value))) return;
    if (clean === scores) clean = scores.slice();
    clean.fill(0, row * classes, (row + 1) * classes);
    clean[row * classes + (labels[row] ?? 0)] = -1;
    clean[row * classes + prediction] = 1;
  });
  return { scores: clean, whole: clean === scores };
}
