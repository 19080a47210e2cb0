/**
 * Values of a curve on an even grid: means over the grid cells where the data are denser (which keeps areas and lowers noise),
 * straight lines between points where they are sparser. `x` ascends.
 */
export function resampleUniform(
  x: Float64Array,
  y: Float64Array,
  first: number,
  step: number,
  count: number,
): Float64Array {
  const result = new Float64Array(count);
  const n = x.length;
  let from = 0;
  let right = 0;
  for (let k = 0; k < count; k++) {
    const centre = first + k * step;
    while (from < n && x[from]! < centre - step / 2) from++;
    let sum = 0;
    let points = 0;
    while (from + points < n && x[from + points]! < centre + step / 2) {
      sum += y[from + points]!;
      points++;
    }
    if (points >= 2) {
      result[k] = sum / points;
      continue;
    }
    while (right < n - 1 && x[right]! < centre) right++;
    const left = Math.max(0, right - 1);
    const span = x[right]! - x[left]!;
    const t = span > 0 ? Math.min(1, Math.max(0, (centre - x[left]!) / span)) : 0;
    result[k] = y[left]! + t * (y[right]! - y[left]!);
  }
  return result;
}
