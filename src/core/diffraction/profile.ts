/** Widths and shape of a diffractometer's lines. */
export interface ProfileShape {
  /** Caglioti: FWHM² = U tan²θ + V tanθ + W, degrees². G. Caglioti, A. Paoletti, F. P. Ricci, Nucl. Instrum. 3 (1958) 223. */
  u: number;
  v: number;
  w: number;
  /** Lorentzian share of the pseudo-Voigt, 0-1. */
  eta: number;
}

/** A usual laboratory diffractometer: 0.08° at small angles, 0.15° at 2θ 120°. */
export const laboratoryShape: ProfileShape = { u: 0.008, v: -0.003, w: 0.0075, eta: 0.5 };

/** Narrowest width rendered (degrees): Caglioti's polynomial may turn negative outside its range. */
const narrowest = 0.005;

/** Full width at half maximum in degrees at 2θ in degrees. */
export function cagliotiWidth(twoTheta: number, shape: Pick<ProfileShape, 'u' | 'v' | 'w'>): number {
  const tangent = Math.tan((twoTheta * Math.PI) / 360);
  return Math.sqrt(Math.max(narrowest * narrowest, shape.u * tangent * tangent + shape.v * tangent + shape.w));
}
