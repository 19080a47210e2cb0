/** Steps that subtract or smooth stay within this; normalising leaves it. */
const SAME_SCALE = 10;

/**
 * What the measured curve is to be multiplied with so that it can be seen beside its processed form: 1 where both are of one scale,
 * otherwise the ratio of their maxima, as after a normalisation.
 */
export function previewFactor(measured: Float64Array, processed: Float64Array): number {
  const highest = (y: Float64Array) => y.reduce((top, value) => (value > top ? value : top), 0);
  const ratio = highest(processed) / highest(measured);
  if (!Number.isFinite(ratio) || ratio <= 0) return 1;
  return ratio > SAME_SCALE || ratio < 1 / SAME_SCALE ? ratio : 1;
}
