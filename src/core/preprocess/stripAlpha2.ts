export interface StripAlpha2Options {
  /** I(Kα2)/I(Kα1). */
  ratio: number;
  /** λ(Kα2)/λ(Kα1), slightly above 1. */
  wavelengthRatio: number;
}

/**
 * Kα1 part of a pattern measured with the Kα doublet (Rachinger 1948, doi 10.1088/0950-7671/25/7/125): from low to high angle, what Kα1
 * showed at the angle of the same plane is taken off, scaled by the ratio. That angle follows from Bragg's law at every point, and the
 * value there is interpolated, so the grid may be unequal. Take the background off first: it holds no doublet.
 * `x` in degrees 2θ ascending, result in the unit of `y`. Before the first point the pattern is supposed to be level.
 */
export function stripAlpha2(
  x: Float64Array,
  y: Float64Array,
  { ratio, wavelengthRatio }: StripAlpha2Options,
): Float64Array {
  const n = x.length;
  const result = new Float64Array(n);
  const level = (y[0] ?? 0) / (1 + ratio);
  let j = 0;
  for (let i = 0; i < n; i++) {
    const place = x[i] ?? 0;
    const source = (360 / Math.PI) * Math.asin(Math.sin((place * Math.PI) / 360) / wavelengthRatio);
    const value = y[i] ?? 0;
    if (i === 0 || source <= (x[0] ?? 0)) {
      result[i] = value - ratio * level;
      continue;
    }
    while (j < i - 1 && (x[j + 1] ?? 0) <= source) j++;
    const x0 = x[j] ?? 0;
    const t = (source - x0) / ((x[j + 1] ?? 0) - x0);
    const before = (1 - t) * (result[j] ?? 0);
    // Closer than a step: the value at the point itself takes part in its own correction.
    result[i] =
      j + 1 === i ? (value - ratio * before) / (1 + ratio * t) : value - ratio * (before + t * (result[j + 1] ?? 0));
  }
  return result;
}
