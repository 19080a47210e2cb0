/** One group of predictions of similar confidence. */
export interface ReliabilityBin {
  /** Confidence above `from` up to `to`. */
  from: number;
  to: number;
  count: number;
  /** Mean probability given to the predicted class; NaN in an empty bin. */
  confidence: number;
  /** Share of them that are right; NaN in an empty bin. */
  accuracy: number;
}

export interface Calibration {
  bins: ReliabilityBin[];
  /** Expected calibration error: mean |accuracy − confidence| over all predictions, bin by bin (C. Guo et al., arXiv 1706.04599, equation 3). */
  expectedError: number;
  /** The largest |accuracy − confidence| of any bin. */
  largestError: number;
  /** Mean squared distance of the probabilities from the truth, summed over classes, 0-2 (G. Brier, doi 10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2). */
  brier: number;
}

/** How far a classifier's probabilities (rows × classes) can be believed, in bins of equal width by the probability of the predicted class. */
export function calibration(
  labels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  classes: number,
  bins = 15,
): Calibration {
  const counts = new Float64Array(bins);
  const confidences = new Float64Array(bins);
  const rights = new Float64Array(bins);
  let brier = 0;
  for (let row = 0; row < labels.length; row++) {
    let best = 0;
    for (let c = 0; c < classes; c++) {
      const probability = probabilities[row * classes + c]!;
      if (probability > probabilities[row * classes + best]!) best = c;
      brier += (probability - (c === labels[row] ? 1 : 0)) ** 2;
    }
    const confidence = probabilities[row * classes + best]!;
    const bin = Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1));
    counts[bin]!++;
    confidences[bin]! += confidence;
    if (best === labels[row]) rights[bin]!++;
  }
  const result = Array.from({ length: bins }, (_, bin): ReliabilityBin => {
    const count = counts[bin]!;
    return {
      from: bin / bins,
      to: (bin + 1) / bins,
      count,
      confidence: confidences[bin]! / count,
      accuracy: rights[bin]! / count,
    };
  });
  const filled = result.filter(({ count }) => count > 0);
  const gap = (bin: ReliabilityBin): number => Math.abs(bin.accuracy - bin.confidence);
  return {
    bins: result,
    expectedError: filled.reduce((sum, bin) => sum + gap(bin) * bin.count, 0) / labels.length,
    largestError: filled.reduce((most, bin) => Math.max(most, gap(bin)), 0),
    brier: brier / labels.length,
  };
}
