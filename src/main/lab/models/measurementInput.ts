import type { PreparedSpectrum } from '../../../core/synthesis/measured/ontoModelAxis.js';
import type { ModelInputOrder } from '../compute/tasks/modelInput.js';
import type { LabContext } from '../labContext.js';
import type { LoadedModel } from './loadModel.js';

const DEADLINE_MS = 60_000;
type Lab = Pick<LabContext, 'store' | 'compute'>;
type Sight = Pick<LoadedModel, 'axis' | 'length' | 'input'>;

/** A stored measurement as the model sees it. @throws LabError `not-found`, `invalid-input` where it does not fit, `wavelength-needed` */
export async function measurementInput(lab: Lab, model: Sight, measurementId: string): Promise<PreparedSpectrum> {
  const { name, spectrum, steps, radiation, laserWavelength } = lab.store.measurements.get(measurementId);
  return spectrumInput(lab, model, {
    ...{ name, spectrum, steps },
    ...(radiation ? { radiation } : {}),
    ...(laserWavelength === undefined ? {} : { laserWavelength }),
  });
}

/** The same of a spectrum that is not stored. */
export function spectrumInput(
  { compute }: Pick<Lab, 'compute'>,
  { axis, length, input }: Sight,
  subject: ModelInputOrder['subject'],
): Promise<PreparedSpectrum> {
  return compute.run(
    'modelInput',
    { subject, model: { axis, length, ...input } },
    { deadlineMs: DEADLINE_MS, doing: `Preparing “${subject.name}” for the model` },
  );
}
