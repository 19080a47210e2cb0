/** Points of a tiny picture. */
const POINTS = 60;

/** Some of the values, evenly chosen, the last one always among them; undefined where there is none. */
export function smallCurve(values: readonly (number | undefined)[]): Float32Array | undefined {
  const last = values.length - 1;
  if (values[last] === undefined) return undefined;
  const count = Math.min(POINTS, values.length);
  return Float32Array.from(
    { length: count },
    (_, i) => values[count === 1 ? last : Math.round((i * last) / (count - 1))] ?? NaN,
  );
}
