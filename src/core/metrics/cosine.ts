/**
 * Cosine of the angle between two curves of the same length: 1 = same shape, 0 = nothing in common, whatever their scales.
 * A curve of zeros has no direction: 0.
 */
export function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    const p = a[i] ?? 0;
    const q = b[i] ?? 0;
    ab += p * q;
    aa += p * p;
    bb += q * q;
  }
  return aa > 0 && bb > 0 ? ab / (Math.sqrt(aa) * Math.sqrt(bb)) : 0;
}
