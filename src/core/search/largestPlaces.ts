/** Steps of the count between zero and the largest value. */
const steps = 4096;

/**
 * Places of the `wanted` largest values, in no order. By counting, so values nearly as large as the last that has a place may be left out for others
 * like them; among values of zero and below the first are taken.
 */
export function largestPlaces(values: Float32Array, wanted: number): Uint32Array {
  if (values.length <= wanted) return Uint32Array.from(values.keys());
  let top = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > top) top = values[i]!;
  const counts = new Uint32Array(steps + 1);
  const scale = top > 0 ? steps / top : 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > 0) counts[(values[i]! * scale) | 0]!++;
  let step = steps;
  let above = 0;
  while (step > 0 && above + counts[step]! <= wanted) above += counts[step--]!;
  // All above this step have a place, and those on it as far as there is room.
  const certain = (step + 1) / scale;
  const places = new Uint32Array(wanted);
  let size = 0;
  for (let i = 0; i < values.length && size < wanted; i++) if (values[i]! >= certain) places[size++] = i;
  const lowest = step > 0 ? step / scale : -Infinity;
  for (let i = 0; i < values.length && size < wanted; i++) {
    if (values[i]! >= lowest && values[i]! < certain) places[size++] = i;
  }
  return places.subarray(0, size);
}
