/** Linear interpolation of (x, y) at ascending places `at`; constant beyond the ends. `x` ascending strictly. */
export function interpolate(x: Float64Array, y: Float64Array, at: Float64Array): Float64Array {
  const n = x.length;
  const result = new Float64Array(at.length);
  let j = 0;
  for (let i = 0; i < at.length; i++) {
    const place = at[i] ?? 0;
    while (j < n - 2 && (x[j + 1] ?? 0) < place) j++;
    const x0 = x[j] ?? 0;
    const x1 = x[j + 1] ?? x0;
    const t = x1 > x0 ? Math.min(1, Math.max(0, (place - x0) / (x1 - x0))) : 0;
    result[i] = (y[j] ?? 0) * (1 - t) + (y[j + 1] ?? y[j] ?? 0) * t;
  }
  return result;
}
