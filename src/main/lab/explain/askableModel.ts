import { LabError } from '../../../contract/index.js';
import type { LabContext } from '../labContext.js';
import { loadModel, type LoadedModel } from '../models/loadModel.js';

/** A stored model that can be asked here. @throws LabError as {@link loadModel}; `unavailable` for networks without TensorFlow, saying what works all the same */
export function askableModel(lab: LabContext, hash: string): LoadedModel {
  const model = loadModel(lab, hash);
  if (model.body.kind !== 'network') return model;
  try {
    lab.trainers.check();
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    throw new LabError(
      error.kind,
      `${error.message} Classical models are explained without it, by occlusion and importance.`,
      {},
      { cause: error },
    );
  }
  return model;
}
