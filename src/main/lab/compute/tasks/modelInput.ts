import { applySteps } from '../../../../core/preprocess/applySteps.js';
import {
  ontoModelAxis,
  type ModelInput,
  type PreparedSpectrum,
} from '../../../../core/synthesis/measured/ontoModelAxis.js';
import type { SubjectInput } from './subject.js';
import { toRamanShift } from './toRamanShift.js';

export interface ModelInputOrder {
  subject: Omit<SubjectInput, 'peaks'> & { name: string };
  model: ModelInput;
}

/** A stored measurement as a model sees it: processed as its steps say, then as the model's training data were. */
export function modelInput({ subject, model }: ModelInputOrder): PreparedSpectrum {
  const { name, steps, radiation, laserWavelength } = subject;
  const processed = applySteps(subject.spectrum, steps, { radiation }).spectrum;
  const spectrum = model.axis.unit === 'wavelength' ? processed : toRamanShift(processed, laserWavelength);
  return ontoModelAxis({ name, spectrum, ...(radiation ? { wavelength: radiation.wavelength } : {}) }, model);
}
