import { LabError } from '../../../contract/index.js';
import { classShares } from '../../../core/explain/classShares.js';
import type { LabContext } from '../labContext.js';
import type { LoadedModel } from '../models/loadModel.js';
import { predictSpectra } from '../models/predictSpectra.js';

export interface ClassAnswers {
  /** Spectra × classes. */
  shares: Float32Array;
  /** False where they only rank the classes, see `classShares`. */
  probability: boolean;
}

/** How probable every class is for every spectrum. @throws LabError `invalid-input` for a model that has no numbers to answer with */
export async function classAnswers(lab: LabContext, model: LoadedModel, spectra: Float32Array): Promise<ClassAnswers> {
  const { body, length, summary, classNames } = model;
  const { scores, probability } = await predictSpectra(lab, { key: summary.hash, body, x: spectra, length });
  const shares = classShares(scores, classNames.length, probability);
  if (shares.every(Number.isFinite)) return { shares, probability };
  throw new LabError(
    'invalid-input',
    `“${summary.name}” answers with no numbers: its training ran over. Train it again.`,
  );
}

/** What to know about shares that are no probabilities. */
export const RANKS_ONLY = 'The shares rank the classes; they are no probabilities.';
