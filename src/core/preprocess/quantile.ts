/** Quantile of ascending values, interpolated linearly; `fraction` 0-1. NaN for no values. */
export function quantile(ascending: Float64Array, fraction: number): number {
  const place = fraction * (ascending.length - 1);
  const low = Math.floor(place);
  const a = ascending[low] ?? NaN;
  const b = ascending[low + 1] ?? a;
  return a + (b - a) * (place - low);
}
