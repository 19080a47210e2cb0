/**
 * Square root of intensities with a soft floor: y / √(y + floor), 0 below 0. Far above the floor it is √y; within the noise it falls off
 * linearly, so that a long stretch of noise does not weigh like a line.
 */
export function compressIntensity(y: Float64Array, floor: number): Float64Array {
  const result = new Float64Array(y.length);
  for (let i = 0; i < y.length; i++) {
    const value = y[i]!;
    result[i] = value > 0 ? value / Math.sqrt(value + floor) : 0;
  }
  return result;
}
