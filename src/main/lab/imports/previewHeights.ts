/** Heights 0-1 for the tiny picture: the maxima of at most `count` equal slices of the axis. */
export function previewHeights(x: Float64Array, y: Float64Array, count = 120): Float32Array {
  const n = x.length;
  const slices = Math.min(count, n);
  const heights = new Float32Array(slices);
  if (n === 0) return heights;
  const first = x[0] ?? 0;
  const range = (x[n - 1] ?? 0) - first || 1;
  const maxima = new Float64Array(slices).fill(-Infinity);
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < n; i++) {
    const value = y[i] ?? 0;
    const slice = Math.min(slices - 1, Math.floor((((x[i] ?? 0) - first) / range) * slices));
    if (value > (maxima[slice] ?? 0)) maxima[slice] = value;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  // A slice without points, on an uneven axis, continues the one before.
  let last = low;
  for (let i = 0; i < slices; i++) {
    const value = maxima[i] ?? -Infinity;
    last = value === -Infinity ? last : value;
    heights[i] = high > low ? (last - low) / (high - low) : 0;
  }
  return heights;
}
