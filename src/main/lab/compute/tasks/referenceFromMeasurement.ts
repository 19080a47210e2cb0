import {
  LabError,
  type LineList,
  type Peak,
  type Radiation,
  type Reference,
  type ReferenceSummary,
} from '../../../../contract/index.js';
import { dOf } from '../../../../core/diffraction/bragg.js';
import { lorentzPolarisation } from '../../../../core/diffraction/lorentzPolarisation.js';
import { findPeaks } from '../../../../core/peaks/findPeaks.js';
import { applySteps } from '../../../../core/preprocess/applySteps.js';
import type { SubjectInput } from './subject.js';

export interface ReferenceFromMeasurementInput extends Omit<SubjectInput, 'peaks'> {
  peaks: readonly Peak[] | null;
  name: string;
  formula: string;
  measurementId: string;
  source: string;
}

/**
 * A measured pattern as a reference. XRD becomes lines in d, their areas freed of the Lorentz-polarisation factor so that they
 * hold at every wavelength; Raman stays the processed curve.
 * @throws LabError `invalid-input` or `wavelength-needed`
 */
export function referenceFromMeasurement(input: ReferenceFromMeasurementInput): Reference {
  const { spectrum, steps, radiation, name, formula, measurementId, source } = input;
  const summary: ReferenceSummary = {
    id: measurementId,
    libraryId: '',
    technique: spectrum.technique,
    name,
    formula,
    elements: [...new Set(formula.match(/[A-Z][a-z]?/g) ?? [])],
    source,
    verification: [],
  };
  const processed = applySteps(spectrum, steps, { radiation }).spectrum;
  if (spectrum.technique === 'xrd') {
    return {
      kind: 'measured-lines',
      summary,
      lines: measuredLines(input.peaks ?? findPeaks(processed, { radiation }), input),
    };
  }
  if (spectrum.unit !== 'ramanShift')
    throw new LabError('invalid-input', 'Only spectra on an axis of Raman shift can become references.');
  return { kind: 'spectrum', summary, x: processed.x, y: processed.y };
}

function measuredLines(peaks: readonly Peak[], { spectrum, radiation }: ReferenceFromMeasurementInput): LineList {
  const lines = peaks
    .map((peak) => ({ d: spacing(peak.position, spectrum.unit, radiation), strength: peak.area }))
    .filter(({ d, strength }) => d > 0 && strength > 0)
    .sort((a, b) => b.d - a.d);
  if (lines.length === 0)
    throw new LabError('invalid-input', 'This pattern has no peaks that could become a reference.');
  const wavelength = radiation?.wavelength ?? 1.5405929;
  const intensity = lines.map(({ d, strength }) => {
    const sine = wavelength / (2 * d);
    return sine < 1 ? strength / lorentzPolarisation((2 * Math.asin(sine) * 180) / Math.PI) : 0;
  });
  return {
    dSpacing: Float64Array.from(lines, ({ d }) => d),
    intensity: Float64Array.from(intensity),
    hkl: new Int16Array(3 * lines.length),
    multiplicity: new Uint16Array(lines.length).fill(1),
  };
}

function spacing(position: number, unit: string, radiation: Radiation | undefined): number {
  if (unit === 'dSpacing') return position;
  if (unit === 'q') return (2 * Math.PI) / position;
  if (!radiation)
    throw new LabError(
      'wavelength-needed',
      'Say the X-ray wavelength of this pattern first; its lines are kept as d-spacings.',
    );
  return dOf(position, radiation.wavelength);
}
