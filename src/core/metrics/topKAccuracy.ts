/**
 * Share of rows whose true class is among the k with the largest scores (`scores`: rows × classes), 0-1. Of equal scores the higher class number counts as
 * larger, as in scikit-learn's top_k_accuracy_score.
 */
export function topKAccuracy(labels: ArrayLike<number>, scores: ArrayLike<number>, classes: number, k: number): number {
  let right = 0;
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!;
    const own = scores[row * classes + label]!;
    let before = 0;
    for (let c = 0; c < classes; c++) {
      const other = scores[row * classes + c]!;
      if (other > own || (other === own && c > label)) before++;
    }
    if (before < k) right++;
  }
  return right / labels.length;
}
