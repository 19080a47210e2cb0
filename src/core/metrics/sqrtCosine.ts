/**
 * Cosine of the square roots of two intensity curves, 0-1: the root lets weak lines count beside strong ones and forgives texture.
 * It is the Bhattacharyya coefficient of the curves taken as distributions. Negative intensities count as 0.
 */
export function sqrtCosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    const p = Math.max(0, a[i] ?? 0);
    const q = Math.max(0, b[i] ?? 0);
    ab += Math.sqrt(p) * Math.sqrt(q);
    aa += p;
    bb += q;
  }
  return aa > 0 && bb > 0 ? Math.min(1, ab / (Math.sqrt(aa) * Math.sqrt(bb))) : 0;
}
