/**
 * Median of values, the mean of the middle two for an even count; NaN for none. Reorders the values: selection (Hoare 1961,
 * doi 10.1145/366622.366647) takes linear time where sorting would be the dearest part of preparing thousands of spectra.
 */
export function medianInPlace(values: Float64Array): number {
  const n = values.length;
  if (n === 0) return NaN;
  const upper = n >> 1;
  select(values, upper);
  const high = values[upper]!;
  if (n % 2 === 1) return high;
  // Everything before `upper` is not larger: its largest is the other middle value.
  let low = values[0]!;
  for (let i = 1; i < upper; i++) if (values[i]! > low) low = values[i]!;
  return (low + high) / 2;
}

/** Puts the value of this rank in its sorted place, smaller ones before and larger ones after it. */
function select(values: Float64Array, rank: number): void {
  let from = 0;
  let to = values.length - 1;
  while (from < to) {
    const pivot = values[(from + to) >> 1]!;
    let i = from;
    let j = to;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const kept = values[i]!;
      values[i++] = values[j]!;
      values[j--] = kept;
    }
    if (rank <= j) to = j;
    else if (rank >= i) from = i;
    else return;
  }
}
