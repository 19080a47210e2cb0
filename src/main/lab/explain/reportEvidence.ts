import { LabError, type AttributionMethod } from '../../../contract/index.js';
import { methodWords } from '../../../core/explain/methodWords.js';
import type { ReportEvidence } from '../../../core/report/reportEvidence.js';
import type { LabContext } from '../labContext.js';
import { loadModel } from '../models/loadModel.js';
import { attribute } from './attribute.js';

/** What models looked at, for the report of a measurement. What cannot be had gives a sentence, never a failed report. */
export async function reportEvidence(lab: LabContext, measurementId: string): Promise<ReportEvidence[]> {
  const wanted = lab.store.explanations.list(measurementId);
  const evidence: ReportEvidence[] = [];
  // One after the other: each needs the one warm trainer.
  for (const { modelHash, method } of wanted) evidence.push(await evidenceOf(lab, measurementId, modelHash, method));
  return evidence;
}

async function evidenceOf(
  lab: LabContext,
  measurementId: string,
  modelHash: string,
  method: AttributionMethod,
): Promise<ReportEvidence> {
  const { name: methodName } = methodWords(method);
  const missing = (sentence: string): ReportEvidence => ({ state: 'missing', modelHash, method, sentence });
  if (!lab.store.models.has(modelHash)) {
    return missing(
      `Here stood what a model looked at (${methodName}); the model with SHA-256 ${modelHash.slice(0, 16)}… has been deleted since.`,
    );
  }
  try {
    const model = loadModel(lab, modelHash);
    const subject = { kind: 'measurement' as const, measurementId };
    const { attribution, y } = await attribute(lab, model, { subject, method });
    const { name, modelTitle, hash, seed, datasetTitle, testAccuracy } = model.summary;
    return {
      state: 'shown',
      model: {
        ...{ name, title: modelTitle, hash, seed, datasetTitle },
        ...(testAccuracy === undefined ? {} : { testAccuracy }),
      },
      ...{ methodName, attribution, axis: model.axis, y },
    };
  } catch (error) {
    const why = error instanceof LabError ? error.message : 'The log of Phaselens has the reason.';
    if (!(error instanceof LabError)) lab.log('An explanation of a report failed', error);
    return missing(`What a model (SHA-256 ${modelHash.slice(0, 16)}…) looked at cannot be shown now: ${why}`);
  }
}
