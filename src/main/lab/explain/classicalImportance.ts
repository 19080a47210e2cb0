import { LabError } from '../../../contract/index.js';
import type { LabContext } from '../labContext.js';
import type { LoadedModel } from '../models/loadModel.js';
import { trainingSpectra } from './trainingSpectra.js';

const DEADLINE_MS = 120_000;
/** Spectra whose points are exchanged where the model itself does not say what it looks at. */
const EXCHANGED = 64;

/** What a classical model looks at in all spectra. @throws LabError `invalid-input`, `timeout` */
export async function classicalImportance(
  lab: LabContext,
  model: LoadedModel,
): Promise<{ values: Float32Array; notes: string[] }> {
  const { body, summary, length } = model;
  if (body.kind !== 'classical') throw new LabError('invalid-input', `“${summary.name}” is no classical model.`);
  const examples = await trainingSpectra(lab, model, EXCHANGED);
  const { values, exchanged } = await lab.compute.run(
    'classicalImportance',
    { bytes: body.bytes, length, ...(examples ? { examples } : {}) },
    { deadlineMs: DEADLINE_MS, doing: `Asking “${summary.name}” what it looks at` },
  );
  if (!exchanged) return { values, notes: [] };
  return {
    values,
    notes: [
      `This model does not say what it looks at, so stretches of ${exchanged.width} points were exchanged between ${exchanged.spectra} training spectra; the values are the accuracy lost.`,
    ],
  };
}
