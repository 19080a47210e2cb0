/**
 * Non-negative factors of few curves whose weighted sum comes nearest to `target`: minimises Σ w (target − Σ c_k curve_k)² by coordinate
 * descent on the normal equations, which converges for non-negative least squares (Franc et al. 2005, doi 10.1007/11556121_50).
 */
export function nonNegativeScales(
  target: Float64Array,
  curves: readonly Float64Array[],
  weights: Float64Array,
): number[] {
  const k = curves.length;
  const gram = curves.map((p) => curves.map((q) => dot(p, q, weights)));
  const right = curves.map((p) => dot(p, target, weights));
  const enough = 1e-12 * Math.sqrt(dot(target, target, weights));
  const scales = new Array<number>(k).fill(0);
  for (let round = 0; round < 200; round++) {
    let change = 0;
    for (let i = 0; i < k; i++) {
      const own = gram[i]![i]!;
      if (own <= 0) continue;
      let rest = right[i]!;
      for (let j = 0; j < k; j++) if (j !== i) rest -= gram[i]![j]! * scales[j]!;
      const next = Math.max(0, rest / own);
      change = Math.max(change, Math.abs(next - scales[i]!) * Math.sqrt(own));
      scales[i] = next;
    }
    if (change <= enough) break;
  }
  return scales;
}

function dot(p: Float64Array, q: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += p[i]! * q[i]! * weights[i]!;
  return sum;
}
