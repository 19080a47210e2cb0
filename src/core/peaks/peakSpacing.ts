import type { AxisUnit, Radiation } from '../../contract/data/spectrum.js';

/** d-spacing (Å) of a position on an XRD axis; undefined where it needs a wavelength that is not known. */
export function peakSpacing(position: number, unit: AxisUnit, radiation?: Radiation): number | undefined {
  switch (unit) {
    case 'twoTheta': {
      const sine = Math.sin((position * Math.PI) / 360);
      return radiation && sine > 0 ? radiation.wavelength / (2 * sine) : undefined;
    }
    case 'dSpacing':
      return position;
    case 'q':
      return position > 0 ? (2 * Math.PI) / position : undefined;
    case 'ramanShift':
    case 'wavelength':
      return undefined;
  }
}
