import type { AxisUnit } from '../../contract/data/spectrum.js';

/** 2θ (degrees) as a position on a diffraction axis at `wavelength` (Å). */
export function fromTwoTheta(twoTheta: number, unit: AxisUnit, wavelength: number): number {
  const sine = Math.sin((twoTheta * Math.PI) / 360);
  if (unit === 'dSpacing') return wavelength / (2 * sine);
  if (unit === 'q') return (4 * Math.PI * sine) / wavelength;
  return twoTheta;
}
