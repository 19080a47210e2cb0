import type { Peak, ProcessingStep, Radiation, Spectrum } from '../../../../contract/index.js';
import type { RamanInput } from '../../../../core/matching/identifyRaman.js';
import type { PowderInput } from '../../../../core/matching/powderMeasurement.js';
import { applySteps } from '../../../../core/preprocess/applySteps.js';
import { toRamanShift } from './toRamanShift.js';

/** A measurement as searches and pictures take it. */
export interface SubjectInput {
  spectrum: Spectrum;
  steps: readonly ProcessingStep[];
  peaks?: readonly Peak[];
  radiation?: Radiation;
  laserWavelength?: number;
}

/** On an axis in d or Q any wavelength gives the same answer; a usual one is taken. */
const anyRadiation: Radiation = { label: 'Cu Kα1', wavelength: 1.5405929, origin: 'assumed' };

export function powderInput({ spectrum, steps, peaks, radiation }: SubjectInput): PowderInput {
  const processed = applySteps(spectrum, steps, { radiation }).spectrum;
  return { spectrum: processed, radiation: radiation ?? anyRadiation, ...(peaks ? { peaks } : {}) };
}

export function ramanInput({ spectrum, steps, peaks, laserWavelength }: SubjectInput): RamanInput {
  const processed = toRamanShift(applySteps(spectrum, steps).spectrum, laserWavelength);
  // Peaks on an axis in nm would have to move with it; they are found anew there.
  return { spectrum: processed, ...(peaks && spectrum.unit === 'ramanShift' ? { peaks } : {}) };
}
