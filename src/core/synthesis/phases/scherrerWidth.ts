/**
 * Full width at half maximum in degrees 2θ that domains of a size (nm) give a line at 2θ (degrees) at a wavelength (Å): K λ / (L cosθ)
 * with K 0.9. P. Scherrer, Nachr. Ges. Wiss. Göttingen (1918) 98; A. L. Patterson, Phys. Rev. 56 (1939) 978, doi 10.1103/PhysRev.56.978.
 */
export function scherrerWidth(twoTheta: number, wavelength: number, size: number): number {
  return ((0.9 * wavelength) / (10 * size * Math.cos((twoTheta * Math.PI) / 360))) * (180 / Math.PI);
}
