/** Height-normalised pseudo-Voigt at distance `dx` from its centre: η Lorentzian + (1 − η) Gaussian of the same full width at half maximum. */
export function pseudoVoigt(dx: number, fwhm: number, eta: number): number {
  const u = (dx / fwhm) ** 2;
  return eta / (1 + 4 * u) + (1 - eta) * Math.exp(-4 * Math.LN2 * u);
}

/** Area of a pseudo-Voigt of height 1. */
export function pseudoVoigtArea(fwhm: number, eta: number): number {
  return (fwhm / 2) * (eta * Math.PI + (1 - eta) * Math.sqrt(Math.PI / Math.LN2));
}
