export interface McnemarResult {
  /** Spectra that only the first (second) classifier got right. */
  onlyFirst: number;
  onlySecond: number;
  /** Two-sided probability of a difference at least as large if both were equally good. */
  pValue: number;
}

/**
 * Whether two classifiers differ on the same spectra: McNemar's test (doi 10.1007/BF02295996) by the exact binomial distribution of the spectra
 * on which just one of them is right.
 */
export function mcnemar(labels: ArrayLike<number>, first: ArrayLike<number>, second: ArrayLike<number>): McnemarResult {
  let onlyFirst = 0;
  let onlySecond = 0;
  for (let i = 0; i < labels.length; i++) {
    const a = first[i] === labels[i];
    const b = second[i] === labels[i];
    if (a && !b) onlyFirst++;
    if (b && !a) onlySecond++;
  }
  const n = onlyFirst + onlySecond;
  // Σ C(n, k) / 2ⁿ for k up to the smaller count, by logarithms so that nothing runs over.
  let logTerm = -n * Math.LN2;
  let tail = Math.exp(logTerm);
  for (let k = 1; k <= Math.min(onlyFirst, onlySecond); k++) {
    logTerm += Math.log((n - k + 1) / k);
    tail += Math.exp(logTerm);
  }
  return { onlyFirst, onlySecond, pValue: Math.min(1, 2 * tail) };
}
