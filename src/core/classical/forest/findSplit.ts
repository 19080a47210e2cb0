/** The best place to cut one feature of one node, by Gini impurity. */
export interface Cut {
  /** Σ (class weight)² / weight, left plus right: the larger, the purer. */
  score: number;
  /** Rank of the last sample on the left. */
  rank: number;
}

/**
 * Scans the samples of a node in the order of one feature. `keys`: rank (16 bits), class (12), weight (4), sorted. `total`: weight per class of
 * the node; `left` and `right` are scratch of the same length. Both sides keep at least `minLeaf` samples. Returns false where no cut is purer than `best.score`.
 */
export function findSplit(
  keys: Uint32Array,
  length: number,
  total: Int32Array,
  weight: number,
  left: Int32Array,
  right: Int32Array,
  minLeaf: number,
  best: Cut,
): boolean {
  left.fill(0);
  right.set(total);
  let squaresLeft = 0;
  let squaresRight = 0;
  for (let c = 0; c < total.length; c++) squaresRight += total[c]! * total[c]!;
  let weightLeft = 0;
  let found = false;
  let bestScore = best.score;
  const last = length - minLeaf;
  let key = keys[0]!;
  for (let i = 1; i < length; i++) {
    const w = key & 15;
    const c = (key >>> 4) & 4095;
    const inLeft = left[c]!;
    const inRight = right[c]!;
    squaresLeft += w * (2 * inLeft + w);
    squaresRight += w * (w - 2 * inRight);
    left[c] = inLeft + w;
    right[c] = inRight - w;
    weightLeft += w;
    const following = keys[i]!;
    if ((following ^ key) >>> 16 !== 0 && i >= minLeaf && i <= last) {
      const score = squaresLeft / weightLeft + squaresRight / (weight - weightLeft);
      if (score > bestScore) {
        bestScore = score;
        best.rank = key >>> 16;
        found = true;
      }
    }
    key = following;
  }
  best.score = bestScore;
  return found;
}
