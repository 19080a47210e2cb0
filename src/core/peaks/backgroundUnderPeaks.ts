import { snip } from '../preprocess/snip.js';

/**
 * SNIP background in the data's own units. The clipping operator is not linear, so it is applied on a fixed span of 10,000:
 * the result then follows the scale and the zero of the data. `halfWindow` in points.
 */
export function backgroundUnderPeaks(y: Float64Array, halfWindow: number): Float64Array {
  let low = Infinity;
  let high = -Infinity;
  for (const value of y) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (!(high > low)) return y.slice();
  const factor = 1e4 / (high - low);
  const background = snip(
    y.map((value) => (value - low) * factor),
    { iterations: halfWindow, smoothing: true },
  );
  return background.map((value) => value / factor + low);
}
