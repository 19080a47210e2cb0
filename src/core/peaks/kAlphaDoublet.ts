import type { AxisUnit, Radiation } from '../../contract/data/spectrum.js';
import type { Doublet } from './fitProfile.js';

/** λ(Kα2)/λ(Kα1) of copper, 1.5444274/1.5405929; Hölzer et al. 1997, doi 10.1103/PhysRevA.56.4554. */
export const copperAlpha2Shift = 1.5444274 / 1.5405929;

/**
 * Where and how strong the Kα2 line of the beam appears beside each Kα1 line: on a 2θ axis (degrees), a d axis or a Q axis computed with
 * the Kα1 wavelength. Undefined where the beam is said to hold one wavelength only. Nothing said: copper's doublet is supposed.
 */
export function kAlphaDoublet(unit: AxisUnit, radiation: Radiation | undefined): Doublet | undefined {
  if (unit !== 'twoTheta' && unit !== 'dSpacing' && unit !== 'q') return undefined;
  if (radiation && (radiation.wavelengthAlpha2 === undefined || radiation.alpha2Ratio === 0)) return undefined;
  const shift = radiation?.wavelengthAlpha2 ? radiation.wavelengthAlpha2 / radiation.wavelength : copperAlpha2Shift;
  const ratio = radiation?.alpha2Ratio ?? 0.5;
  switch (unit) {
    case 'twoTheta':
      return { ratio, companion: (position) => scaleSine(position, shift) };
    case 'dSpacing':
      return { ratio, companion: (position) => position / shift };
    case 'q':
      return { ratio, companion: (position) => position * shift };
  }
}

/** 2θ (degrees) at which a plane that diffracts one wavelength at `twoTheta` diffracts a wavelength `shift` times as long; 180 where it cannot. */
export function scaleSine(twoTheta: number, shift: number): number {
  const sine = Math.sin((twoTheta * Math.PI) / 360) * shift;
  return sine >= 1 ? 180 : (360 / Math.PI) * Math.asin(sine);
}
