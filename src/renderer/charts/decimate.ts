/**
 * What is visible of a curve, as flat x,y pairs: at most four points per pixel column (first, lowest, highest, last), so that no peak
 * and no dip is lost whatever the zoom. One point beyond each edge stays, so that the line leaves the frame properly.
 * Points with a NaN height are kept as gaps.
 *
 * @param x ascending or descending, display units
 * @param y heights on the paper, same length
 * @param from @param to visible range, from < to
 * @param pixels width of the frame
 */
export function decimate(x: Float64Array, y: Float64Array, from: number, to: number, pixels: number): Float64Array {
  const ascending = (x[0] ?? 0) <= (x[x.length - 1] ?? 0);
  const [first, end] = visibleSlice(x, from, to, ascending);
  const columns = Math.max(1, Math.floor(pixels));
  if (end - first <= columns * 4) return pairs(x, y, first, end);
  const out = new Float64Array((columns + 2) * 8);
  let filled = 0;
  const put = (i: number): void => {
    out[filled] = x[i] ?? NaN;
    out[filled + 1] = y[i] ?? NaN;
    filled += 2;
  };
  const scale = columns / (to - from);
  let i = first;
  while (i < end) {
    const column = columnOf(x[i] ?? 0, from, scale, columns);
    const start = i;
    let lowest = i;
    let highest = i;
    while (i < end && columnOf(x[i] ?? 0, from, scale, columns) === column) {
      const height = y[i] ?? NaN;
      if (height < (y[lowest] ?? NaN) || Number.isNaN(y[lowest])) lowest = i;
      if (height > (y[highest] ?? NaN) || Number.isNaN(y[highest])) highest = i;
      i += 1;
    }
    const last = i - 1;
    put(start);
    const [early, late] = lowest < highest ? [lowest, highest] : [highest, lowest];
    if (early !== start) put(early);
    if (late !== early && late !== start) put(late);
    if (last !== late && last !== start) put(last);
  }
  return out.slice(0, filled);
}

/** −1 and `columns` stand for what lies beyond the edges. */
function columnOf(value: number, from: number, scale: number, columns: number): number {
  return Math.min(columns, Math.max(-1, Math.floor((value - from) * scale)));
}

function pairs(x: Float64Array, y: Float64Array, first: number, end: number): Float64Array {
  const out = new Float64Array(Math.max(0, end - first) * 2);
  for (let i = first; i < end; i += 1) {
    out[2 * (i - first)] = x[i] ?? NaN;
    out[2 * (i - first) + 1] = y[i] ?? NaN;
  }
  return out;
}

/** Indices [first, end) of the visible points and one neighbour on each side. */
export function visibleSlice(x: Float64Array, from: number, to: number, ascending = true): [number, number] {
  const [near, far] = ascending ? [from, to] : [to, from];
  const before = (value: number, edge: number): boolean => (ascending ? value < edge : value > edge);
  const first = partition(x, (value) => before(value, near));
  const end = partition(x, (value) => !before(far, value));
  return [Math.max(0, first - 1), Math.min(x.length, end + 1)];
}

/** Number of leading values for which the test holds; they stand before all for which it does not. */
function partition(x: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = x.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(x[middle] ?? NaN)) low = middle + 1;
    else high = middle;
  }
  return low;
}
