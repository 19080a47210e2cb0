import { LabError } from '../../../contract/index.js';
import { argmaxRows } from '../../../core/classical/argmaxRows.js';
import { classProbabilities } from '../../../core/architectures/classProbabilities.js';
import { headOf } from '../../../core/architectures/headOf.js';
import type { RunOptions } from '../compute/compute.js';
import type { ClassicalPrediction } from '../compute/tasks/classical.js';
import { predictClassical } from '../classical/predictClassical.js';
import type { LabContext } from '../labContext.js';
import type { LoadedModel } from './loadModel.js';

export interface PredictSpectraInput {
  /** Names the weights for the warm trainer: the model's hash. */
  key: string;
  body: LoadedModel['body'];
  /** Spectra × length. */
  x: Float32Array;
  length: number;
}

/** Numbers of one question: 16 MiB, so that the trainer hears of a cancel in time. */
const CHUNK = 2 ** 22;

/** Classes and scores of spectra, by a network in the warm trainer or a classical model in the computing threads. */
export async function predictSpectra(
  lab: Pick<LabContext, 'compute' | 'trainers'>,
  { key, body, x, length }: PredictSpectraInput,
  options: Pick<RunOptions, 'signal' | 'background' | 'deadlineMs'> = {},
): Promise<ClassicalPrediction> {
  if (body.kind === 'classical') return predictClassical(lab.compute, { bytes: body.bytes, x, length }, options);
  const { architecture, weights } = body;
  const source = { key, load: async () => ({ architecture, weights }) };
  const rows = Math.max(1, Math.floor(CHUNK / length)) * length;
  const parts: Float32Array[] = [];
  let classes = 1;
  for (let from = 0; from < x.length; from += rows) {
    if (options.signal?.aborted) throw new LabError('cancelled', 'The prediction was cancelled.');
    const spectra = x.slice(from, from + rows);
    const { values, outputs } = await lab.trainers.session.ask('predict', source, { spectra });
    const part = classProbabilities(values, outputs, headOf(architecture));
    classes = (part.length * length) / spectra.length;
    parts.push(part);
  }
  const scores = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  parts.reduce((place, part) => (scores.set(part, place), place + part.length), 0);
  return { scores, labels: argmaxRows(scores, classes), probability: true };
}
