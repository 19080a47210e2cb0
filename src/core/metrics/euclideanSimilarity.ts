/**
 * 1 − |â − b̂| / √2, where â and b̂ are the curves scaled to unit length: 1 = same shape, 0 = nothing in common (for curves without negative values).
 * A curve of zeros: 0.
 */
export function euclideanSimilarity(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let aa = 0;
  let bb = 0;
  for (let i = 0; i < a.length; i++) {
    aa += (a[i] ?? 0) ** 2;
    bb += (b[i] ?? 0) ** 2;
  }
  if (aa === 0 || bb === 0) return 0;
  const ra = 1 / Math.sqrt(aa);
  const rb = 1 / Math.sqrt(bb);
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += ((a[i] ?? 0) * ra - (b[i] ?? 0) * rb) ** 2;
  return 1 - Math.sqrt(sum / 2);
}
