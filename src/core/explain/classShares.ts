/**
 * Scores of a classical model as shares that add up to 1 for each spectrum, rows × classes: shares as they are, mere orders (votes,
 * negative distances) through a softmax over their spread. They rank classes and say how close it was; they are no probabilities.
 */
export function classShares(scores: Float32Array, classes: number, probability: boolean): Float32Array {
  if (probability) return scores;
  const shares = new Float32Array(scores.length);
  for (let from = 0; from < scores.length; from += classes) {
    const row = scores.subarray(from, from + classes);
    const largest = row.reduce((a, b) => Math.max(a, b), -Infinity);
    const powers = row.map((score) => Math.exp(score - largest));
    const sum = powers.reduce((a, b) => a + b, 0);
    shares.set(
      powers.map((power) => power / sum),
      from,
    );
  }
  return shares;
}
