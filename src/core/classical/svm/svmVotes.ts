import type { SvmModel } from './svmModel.js';

/**
 * Score of each class from the pairs' decisions, rows × classes: the number of pairs won, plus less than 1/2 by how clearly (the way scikit-learn turns
 * one-against-one into one-against-rest), so that the order is the vote's and ties have an order too. Scores, not probabilities.
 */
export function svmVotes({ classes, intercepts }: SvmModel, decisions: Float64Array): Float32Array {
  const pairs = intercepts.length;
  const rows = decisions.length / Math.max(1, pairs);
  const scores = new Float32Array(rows * classes);
  const votes = new Float64Array(classes);
  const sums = new Float64Array(classes);
  for (let row = 0; row < rows; row++) {
    votes.fill(0);
    sums.fill(0);
    let pair = row * pairs;
    for (let a = 0; a < classes; a++) {
      for (let b = a + 1; b < classes; b++, pair++) {
        const decision = decisions[pair]!;
        votes[decision > 0 ? a : b]!++;
        sums[a]! += decision;
        sums[b]! -= decision;
      }
    }
    for (let c = 0; c < classes; c++) scores[row * classes + c] = votes[c]! + sums[c]! / (3 * (Math.abs(sums[c]!) + 1));
  }
  return scores;
}
