/** Parallel arrays of a measured curve while it is being read. */
export interface Curve {
  x: Float64Array;
  y: Float64Array;
  sigma: Float64Array | undefined;
}

/** Bring a curve into ascending order: reverse a descending one, sort a mixed one (stable), and tell the second. */
export function orderByPosition(curve: Curve, warnings: string[]): Curve {
  const { x } = curve;
  let rises = 0;
  let falls = 0;
  for (let i = 1; i < x.length; i++) {
    const step = (x[i] ?? 0) - (x[i - 1] ?? 0);
    if (step > 0) rises++;
    else if (step < 0) falls++;
  }
  if (falls === 0) return curve;
  if (rises === 0) {
    return { x: curve.x.slice().reverse(), y: curve.y.slice().reverse(), sigma: curve.sigma?.slice().reverse() };
  }
  warnings.push('The positions were not in order and were sorted.');
  const order = Uint32Array.from(x, (_, i) => i).sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0) || a - b);
  const pick = (values: Float64Array) => Float64Array.from(order, (i) => values[i] ?? NaN);
  return { x: pick(curve.x), y: pick(curve.y), sigma: curve.sigma === undefined ? undefined : pick(curve.sigma) };
}
