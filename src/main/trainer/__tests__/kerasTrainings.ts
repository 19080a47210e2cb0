import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WeightArray } from '../../../contract/index.js';
import type { Samples } from '../fit/samples.js';

interface Plain {
  inputs: number[];
  targets: number[];
  classes?: boolean;
}
type PlainWeights = Record<string, { shape: number[]; values: number[] }>;

/** A training that Keras has done: from its first weights, epoch by epoch, to the last. */
interface KerasTraining {
  name: string;
  recipe: unknown;
  train: Plain;
  validation: Plain;
  first: PlainWeights;
  trace: Record<string, number[]>;
  last: PlainWeights;
  predictions: number[];
  gradCam?: { layer: string; maps: number[][]; activation: number[] };
}

const file = join(import.meta.dirname, '..', '..', '..', '..', 'tests', 'golden', 'keras-training.json');
export const kerasTrainings = (JSON.parse(readFileSync(file, 'utf8')) as { cases: KerasTraining[] }).cases;

export const weightsOf = (plain: PlainWeights): WeightArray[] =>
  Object.entries(plain).map(([name, { shape, values }]) => ({ name, shape, values: Float32Array.from(values) }));

/** Its training and validation spectra; whether targets are classes is told by the training part. */
export function samplesOf({ train, validation }: KerasTraining): { train: Samples; validation: Samples } {
  const samples = ({ inputs, targets }: Plain): Samples => ({
    inputs: Float32Array.from(inputs),
    targets: train.classes === true ? Int32Array.from(targets) : Float32Array.from(targets),
  });
  return { train: samples(train), validation: samples(validation) };
}
