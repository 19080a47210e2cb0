/** Quality per class and its plain mean over the classes that occur. */
export interface ClassReport {
  /** Share of the predictions of a class that are right; 0 where it was never predicted. */
  precision: Float64Array;
  /** Share of a class's spectra that were found; 0 where it has none. */
  recall: Float64Array;
  /** Harmonic mean of the two. */
  f1: Float64Array;
  /** Spectra of each class. */
  support: Int32Array;
  /** Mean F1 over the classes that occur among labels or predictions, as scikit-learn's `macro`. */
  macroF1: number;
}

/** Precision, recall and F1 from a confusion matrix (true classes in rows). */
export function classReport(confusion: ArrayLike<number>, classes: number): ClassReport {
  const report: ClassReport = {
    precision: new Float64Array(classes),
    recall: new Float64Array(classes),
    f1: new Float64Array(classes),
    support: new Int32Array(classes),
    macroF1: NaN,
  };
  let sum = 0;
  let occurring = 0;
  for (let c = 0; c < classes; c++) {
    const right = confusion[c * classes + c]!;
    let actual = 0;
    let claimed = 0;
    for (let other = 0; other < classes; other++) {
      actual += confusion[c * classes + other]!;
      claimed += confusion[other * classes + c]!;
    }
    report.support[c] = actual;
    report.precision[c] = claimed > 0 ? right / claimed : 0;
    report.recall[c] = actual > 0 ? right / actual : 0;
    report.f1[c] = actual + claimed > 0 ? (2 * right) / (actual + claimed) : 0;
    sum += report.f1[c]!;
    if (actual + claimed > 0) occurring++;
  }
  report.macroF1 = sum / occurring;
  return report;
}
