export interface DropoutConfidence {
  /** Class numbers with the part of the passes in which each came first, most first; those without a vote are left out. */
  votes: { classNumber: number; share: number }[];
  /** Entropy of the mean of all passes over the largest there can be, ln(classes): 0 where all agree with certainty, 1 where no class is preferred. */
  entropy: number;
}

/**
 * How much a network agrees with itself when dropout is left on: Y. Gal, Z. Ghahramani, ICML 2016 (arXiv 1506.02142); share of votes as
 * N. J. Szymanski et al., Chem. Mater. 33 (2021) 4204, doi 10.1021/acs.chemmater.1c01071.
 *
 * @param probabilities passes × classes
 */
export function dropoutConfidence(probabilities: Float32Array, classes: number): DropoutConfidence {
  const passes = probabilities.length / classes;
  const votes = new Map<number, number>();
  const mean = new Float64Array(classes);
  for (let pass = 0; pass < passes; pass += 1) {
    const row = probabilities.subarray(pass * classes, (pass + 1) * classes);
    let first = 0;
    row.forEach((value, i) => {
      mean[i]! += value / passes;
      if (value > row[first]!) first = i;
    });
    votes.set(first, (votes.get(first) ?? 0) + 1);
  }
  const entropy = mean.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
  return {
    votes: [...votes]
      .map(([classNumber, count]) => ({ classNumber, share: count / passes }))
      .sort((a, b) => b.share - a.share || a.classNumber - b.classNumber),
    entropy: classes > 1 ? Math.min(1, Math.max(0, entropy / Math.log(classes))) : 0,
  };
}
