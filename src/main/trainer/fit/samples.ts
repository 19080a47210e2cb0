import { LabError, type TrainingRecipe } from '../../../contract/index.js';
import type { NetworkFacts } from './engine.js';

export interface Samples {
  /** Spectra, one after the other. */
  inputs: Float32Array;
  /** One class number per spectrum, or one row of numbers per spectrum (several labels 0 or 1, or quantities). */
  targets: Int32Array | Float32Array;
}

export function countOf(network: NetworkFacts, samples: Samples): number {
  return samples.inputs.length / network.spec.inputLength;
}

/** @throws LabError `invalid-input` saying which spectrum or which number does not fit the network */
export function checkSamples(network: NetworkFacts, recipe: TrainingRecipe, samples: Samples, what: string): void {
  const refuse = (why: string): never => {
    throw new LabError('invalid-input', `The ${what} do not fit the network “${network.spec.title}”: ${why}.`);
  };
  const { inputLength } = network.spec;
  const { outputs, head } = network;
  const count = countOf(network, samples);
  if (!Number.isInteger(count) || count === 0)
    refuse(`${samples.inputs.length} numbers are no whole number of spectra of ${inputLength} points`);
  const bad = samples.inputs.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) refuse(`spectrum ${Math.floor(bad / inputLength) + 1} holds a value that is no number`);
  const { targets } = samples;
  if (targets instanceof Int32Array) {
    if (recipe.loss === 'meanSquaredError') refuse('mean squared error wants numbers, not class numbers');
    if (targets.length !== count) refuse(`there are ${targets.length} class numbers for ${count} spectra`);
    const classes = head === 'sigmoid' && outputs === 1 ? 2 : outputs;
    const odd = targets.findIndex((target) => target < 0 || target >= classes);
    if (odd >= 0)
      refuse(`spectrum ${odd + 1} has class ${targets[odd] ?? ''}, but there are ${classes} classes from 0`);
  } else {
    if (targets.length !== count * outputs)
      refuse(`there are ${targets.length} target numbers for ${count} spectra and ${outputs} outputs`);
    if (!targets.every(Number.isFinite)) refuse('a target is no number');
  }
  if (recipe.loss === 'crossEntropy' && head !== 'softmax' && head !== 'sigmoid')
    refuse('cross-entropy needs a last layer with softmax or sigmoid');
}

export interface Batch {
  inputs: Float32Array;
  /** A row of `outputs` numbers per spectrum; class numbers as one 1 among zeros. */
  targets: Float32Array;
  /** Factor of each spectrum in the loss. */
  factors: Float32Array;
  count: number;
}

/** Puts the spectra of these numbers together. */
export function takeBatch(
  network: NetworkFacts,
  samples: Samples,
  indices: Int32Array,
  factors: Float32Array | undefined,
): Batch {
  const { inputLength } = network.spec;
  const { outputs } = network;
  const batch: Batch = {
    inputs: new Float32Array(indices.length * inputLength),
    targets: new Float32Array(indices.length * outputs),
    factors: new Float32Array(indices.length).fill(1),
    count: indices.length,
  };
  indices.forEach((index, row) => {
    batch.inputs.set(samples.inputs.subarray(index * inputLength, (index + 1) * inputLength), row * inputLength);
    if (samples.targets instanceof Float32Array) {
      batch.targets.set(samples.targets.subarray(index * outputs, (index + 1) * outputs), row * outputs);
      return;
    }
    const target = samples.targets[index] ?? 0;
    if (factors) batch.factors[row] = factors[target] ?? 1;
    if (outputs === 1) batch.targets[row] = target;
    else batch.targets[row * outputs + target] = 1;
  });
  return batch;
}
