import { LabError, type AxisUnit, type Radiation, type Technique } from '../../../contract/index.js';

/** What decides whether references can be laid on a measurement's axis. */
export interface AxisKnowledge {
  technique: Technique;
  unit: AxisUnit;
  radiation?: Radiation | undefined;
  laserWavelength?: number | undefined;
}

/** The sentence for those who cannot. */
export function wavelengthNeeded(label: string, technique: Technique): LabError {
  return new LabError(
    'wavelength-needed',
    technique === 'xrd'
      ? `${label} does not say the X-ray wavelength; say it first (for example Cu Kα).`
      : `${label} is in nm and does not say its laser line; say it first (for example 532 nm).`,
  );
}

/** 2θ needs the X-ray wavelength, an axis in nm the laser line; d, Q and Raman shift need nothing. */
export function canBeIdentified({ technique, unit, radiation, laserWavelength }: AxisKnowledge): boolean {
  if (technique === 'xrd') return unit !== 'twoTheta' || radiation !== undefined;
  return unit !== 'wavelength' || laserWavelength !== undefined;
}
