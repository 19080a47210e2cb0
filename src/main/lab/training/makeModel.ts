import {
  LabError,
  type Evaluation,
  type ModelDetail,
  type RunPlan,
  type RunProvenance,
  type RunSummary,
} from '../../../contract/index.js';
import { evaluate } from '../../../core/metrics/evaluate.js';
import type { LabContext } from '../labContext.js';
import { encodeModel, type ModelContent } from '../models/modelContent.js';
import { predictSpectra } from '../models/predictSpectra.js';
import type { Trained } from './course.js';
import type { TrainingData } from './trainingData.js';

export interface MadeModel {
  model: ModelDetail;
  content: Uint8Array;
}

export interface MakeModelInput {
  run: RunSummary;
  plan: RunPlan;
  provenance: RunProvenance;
  trained: Trained;
  data: TrainingData;
  signal: AbortSignal;
}

/** The immutable model of what was trained, judged on spectra it has not seen. */
export async function makeModel(
  lab: LabContext,
  { run, plan, provenance, trained, data, signal }: MakeModelInput,
): Promise<MadeModel> {
  const { body, history } = trained;
  const { dataset } = data;
  const { classNames, axis, length, recipe, sha256 } = dataset;
  const content: ModelContent = {
    ...{ format: 1, plan, seed: run.seed, classNames, axis, length },
    dataset: { sha256, recipe: recipe.kind === 'measured' ? withoutItems(recipe) : recipe },
    ...(body.kind === 'network' ? { weights: body.weights } : { classifier: body.bytes }),
  };
  const { bytes, hash } = encodeModel(content);
  const evaluation = await judge(lab, hash, trained, data, signal);
  const { kind, seed, modelTitle, datasetTitle } = run;
  const model: ModelDetail = {
    ...{ hash, kind, modelTitle, seed, datasetTitle, classNames, axis, length, plan, history, evaluation, provenance },
    name: `${modelTitle}, ${datasetTitle}, seed ${seed}`.slice(0, 200),
    datasetId: dataset.id,
    runId: run.id,
    ...(evaluation?.split === 'test' ? { testAccuracy: evaluation.accuracy.mean } : {}),
    bytes: bytes.byteLength,
    used: false,
    createdAt: new Date().toISOString(),
  };
  return { model, content: bytes };
}

async function judge(
  lab: LabContext,
  key: string,
  { body }: Trained,
  { dataset, part: load }: TrainingData,
  signal: AbortSignal,
): Promise<Evaluation | null> {
  const { length, classNames, counts } = dataset;
  // Test spectra, or those of validation where there are none.
  const split = counts.test > 0 ? 'test' : 'validation';
  const part = await load(split);
  if (!part) return null;
  const options = { signal, background: true };
  const { scores, labels, probability } = await predictSpectra(lab, { key, body, x: part.x, length }, options);
  if (labels.length !== part.labels.length) throw new LabError('internal', 'The model did not answer every spectrum.');
  return evaluate({ split, classNames, labels: part.labels, predictions: labels, scores, probability });
}

function withoutItems<T extends { items: unknown }>({ items: _, ...rest }: T): Omit<T, 'items'> {
  return rest;
}
