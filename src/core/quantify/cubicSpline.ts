/** A natural cubic spline through (x, y), `x` ascending strictly; beyond the ends the end value. */
export interface CubicSpline {
  /** Adds nothing, returns the curve at x[i] − shift for every place, which ascend. */
  at: (places: Float64Array, shift: number) => Float64Array;
}

/** C. de Boor, A Practical Guide to Splines (Springer 2001), chapter 4; the tridiagonal system by elimination. Fewer than three points: straight lines. */
export function cubicSpline(x: Float64Array, y: Float64Array): CubicSpline {
  const n = x.length;
  const curvature = new Float64Array(n);
  const upper = new Float64Array(n);
  for (let i = 1; i < n - 1; i++) {
    const before = x[i]! - x[i - 1]!;
    const after = x[i + 1]! - x[i]!;
    const diagonal = 2 * (before + after) - before * upper[i - 1]!;
    upper[i] = after / diagonal;
    const bend = 6 * ((y[i + 1]! - y[i]!) / after - (y[i]! - y[i - 1]!) / before);
    curvature[i] = (bend - before * curvature[i - 1]!) / diagonal;
  }
  for (let i = n - 2; i > 0; i--) curvature[i]! -= upper[i]! * curvature[i + 1]!;
  return {
    at: (places, shift) => {
      const result = new Float64Array(places.length);
      let k = 0;
      for (let p = 0; p < places.length; p++) {
        const place = places[p]! - shift;
        if (n < 2 || place <= x[0]!) result[p] = y[0] ?? 0;
        else if (place >= x[n - 1]!) result[p] = y[n - 1]!;
        else {
          while (x[k + 1]! < place) k++;
          const h = x[k + 1]! - x[k]!;
          const a = (x[k + 1]! - place) / h;
          const b = 1 - a;
          result[p] =
            a * y[k]! +
            b * y[k + 1]! +
            (((a * a * a - a) * curvature[k]! + (b * b * b - b) * curvature[k + 1]!) * h * h) / 6;
        }
      }
      return result;
    },
  };
}
