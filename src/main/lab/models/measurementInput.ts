import type { PreparedSpectrum } from '../../../core/synthesis/measured/ontoModelAxis.js';
import type { LabContext } from '../labContext.js';
import type { LoadedModel } from './loadModel.js';

const DEADLINE_MS = 60_000;

/** A stored measurement as the model sees it. @throws LabError `not-found`, `invalid-input` where it does not fit, `wavelength-needed` */
export function measurementInput(
  lab: Pick<LabContext, 'store' | 'compute'>,
  { axis, length, input }: Pick<LoadedModel, 'axis' | 'length' | 'input'>,
  measurementId: string,
): Promise<PreparedSpectrum> {
  const { name, spectrum, steps, radiation, laserWavelength } = lab.store.measurements.get(measurementId);
  const subject = {
    ...{ name, spectrum, steps },
    ...(radiation ? { radiation } : {}),
    ...(laserWavelength === undefined ? {} : { laserWavelength }),
  };
  return lab.compute.run(
    'modelInput',
    { subject, model: { axis, length, ...input } },
    { deadlineMs: DEADLINE_MS, doing: `Preparing “${name}” for the model` },
  );
}
