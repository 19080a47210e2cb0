const degree = Math.PI / 180;

/** 2θ in degrees of a d-spacing (Å) at a wavelength (Å); NaN where λ > 2d, which no angle reaches. */
export function twoThetaOf(d: number, wavelength: number): number {
  return (2 * Math.asin(wavelength / (2 * d))) / degree;
}

/** d-spacing (Å) of 2θ (degrees) at a wavelength (Å). */
export function dOf(twoTheta: number, wavelength: number): number {
  return wavelength / (2 * Math.sin((twoTheta * degree) / 2));
}

/** Q = 4π sinθ/λ = 2π/d in 1/Å. */
export function qOf(twoTheta: number, wavelength: number): number {
  return (2 * Math.PI) / dOf(twoTheta, wavelength);
}
