/** Values of an evenly sampled curve at any positions, by straight lines; its ends continue flat. NaN positions give 0. */
export function sampleGrid(
  curve: Float64Array,
  { first, step }: { first: number; step: number },
  positions: Float64Array,
): Float64Array {
  return positions.map((position) => {
    if (Number.isNaN(position)) return 0;
    const at = Math.min(curve.length - 1, Math.max(0, (position - first) / step));
    const cell = Math.floor(at);
    const here = curve[cell] ?? 0;
    return here + (at - cell) * ((curve[cell + 1] ?? here) - here);
  });
}
