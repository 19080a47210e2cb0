/** Minimum over the points at most `half` away, window cut at the ends. O(n): a queue holds the candidates in ascending order. */
export function slidingMinimum(y: Float64Array, half: number): Float64Array {
  const n = y.length;
  const queue = new Int32Array(n);
  let head = 0;
  let tail = 0;
  const result = new Float64Array(n);
  for (let right = 0; right < n + half; right++) {
    if (right < n) {
      while (tail > head && (y[queue[tail - 1] ?? 0] ?? 0) >= (y[right] ?? 0)) tail--;
      queue[tail++] = right;
    }
    const centre = right - half;
    if (centre < 0) continue;
    while ((queue[head] ?? 0) < centre - half) head++;
    result[centre] = y[queue[head] ?? 0] ?? 0;
  }
  return result;
}
