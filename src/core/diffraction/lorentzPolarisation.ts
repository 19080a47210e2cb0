/**
 * Lorentz-polarisation factor of powder diffraction with an unpolarised beam, (1 + cos²2θ) / (sin²θ cosθ); 2θ in degrees.
 * B. E. Warren, X-ray Diffraction, Dover 1990, chapter 4. A crystal monochromator would add its own cos² term; it is not included.
 */
export function lorentzPolarisation(twoTheta: number): number {
  const theta = (twoTheta * Math.PI) / 360;
  return (1 + Math.cos(2 * theta) ** 2) / (Math.sin(theta) ** 2 * Math.cos(theta));
}
