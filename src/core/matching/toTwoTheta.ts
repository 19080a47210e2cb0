import type { AxisUnit } from '../../contract/data/spectrum.js';
import { LabError } from '../../contract/data/errors.js';

/** Position on a diffraction axis as 2θ in degrees at `wavelength` (Å). NaN where no reflection is possible. */
export function toTwoTheta(position: number, unit: AxisUnit, wavelength: number): number {
  switch (unit) {
    case 'twoTheta':
      return position;
    case 'dSpacing':
      return (360 / Math.PI) * Math.asin(wavelength / (2 * position));
    case 'q':
      return (360 / Math.PI) * Math.asin((position * wavelength) / (4 * Math.PI));
    case 'ramanShift':
    case 'wavelength':
      throw new LabError(
        'invalid-input',
        'A Raman axis cannot be compared with diffraction lines. Set the technique to Raman.',
      );
  }
}
