import type { Explanation, MeasurementDetail, Peak } from '../../../contract/index.js';
import { labelPeaks, type NamedOverlay } from '../../../core/explain/labelPeaks.js';
import { ontoModelPeaks } from '../../../core/explain/ontoModelPeaks.js';
import { toRamanShift } from '../compute/tasks/toRamanShift.js';
import { explainMeasurement } from '../identify/explainMeasurement.js';
import type { LabContext } from '../labContext.js';
import type { LoadedModel } from '../models/loadModel.js';

export type NamedPeak = Pick<Peak, 'position' | 'fwhm' | 'height'> & { label: string };

/** The peaks of a measurement (stored, else found now) on the model's axis, called by the lines of what it was identified as. */
export async function measurementPeaks(
  lab: LabContext,
  measurement: MeasurementDetail,
  { axis }: Pick<LoadedModel, 'axis'>,
): Promise<NamedPeak[]> {
  const { name, spectrum, steps, radiation, laserWavelength } = measurement;
  const peaks =
    measurement.peaks ??
    (await lab.compute.run(
      'findPeaks',
      { spectrum, steps, ...(radiation ? { radiation } : {}) },
      { deadlineMs: 30_000, doing: `Finding peaks in ${name}` },
    ));
  const labels = labelPeaks(peaks, await overlaysOf(lab, measurement));
  const named = peaks.map(({ position, fwhm, height }, i) => ({ position, fwhm, height, label: labels[i] ?? '' }));
  const { technique, unit } = spectrum;
  if (unit === 'wavelength' && axis.unit === 'ramanShift') return named.map((peak) => overShift(peak, laserWavelength));
  const subject = {
    name,
    spectrum: { technique, unit },
    ...(radiation ? { wavelength: radiation.wavelength } : {}),
  };
  return ontoModelPeaks(named, subject, axis).filter((peak) => peak !== null);
}

/** What the person has drawn, or the best candidate of a match. A picture that cannot be had leaves the peaks without names. */
async function overlaysOf(lab: LabContext, measurement: MeasurementDetail): Promise<NamedOverlay[]> {
  const { identification, selectedCandidates } = measurement;
  const candidates = identification?.candidates ?? [];
  const best = identification?.verdict === 'match' ? candidates[0]?.reference.id : undefined;
  const ids = selectedCandidates.length > 0 ? selectedCandidates : best === undefined ? [] : [best];
  if (ids.length === 0) return [];
  let explanation: Explanation;
  try {
    explanation = await explainMeasurement(lab, measurement, ids);
  } catch (error) {
    lab.log(`The lines of “${measurement.name}” could not be had for its explanation`, error);
    return [];
  }
  return explanation.overlays.flatMap(({ referenceId, sticks }) => {
    const found = candidates.find(({ reference }) => reference.id === referenceId);
    return [{ name: found?.reference.name ?? 'reference', sticks }];
  });
}

function overShift(peak: NamedPeak, laserWavelength: number | undefined): NamedPeak {
  const { position, fwhm } = peak;
  const x = Float64Array.of(position - fwhm / 2, position, position + fwhm / 2);
  const [left = 0, middle = 0, right = 0] = toRamanShift(
    { technique: 'raman', unit: 'wavelength', x, y: x },
    laserWavelength,
  ).x;
  return { ...peak, position: middle, fwhm: right - left };
}
