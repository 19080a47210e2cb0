import type { AxisUnit, Radiation, Technique } from '../../../contract/index.js';

/** What decides whether references can be laid on a measurement's axis. */
export interface AxisKnowledge {
  technique: Technique;
  unit: AxisUnit;
  radiation?: Radiation | undefined;
  laserWavelength?: number | undefined;
}

/** 2θ needs the X-ray wavelength, an axis in nm the laser line; d, Q and Raman shift need nothing. */
export function canBeIdentified({ technique, unit, radiation, laserWavelength }: AxisKnowledge): boolean {
  if (technique === 'xrd') return unit !== 'twoTheta' || radiation !== undefined;
  return unit !== 'wavelength' || laserWavelength !== undefined;
}
