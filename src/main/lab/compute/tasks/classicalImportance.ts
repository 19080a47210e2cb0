import { LabError } from '../../../../contract/index.js';
import { decodeClassifier } from '../../../../core/classical/decodeClassifier.js';
import { permutationImportances } from '../../../../core/classical/permutationImportances.js';
import { pointImportances } from '../../../../core/classical/pointImportances.js';

export interface ClassicalImportanceInput {
  /** Of `encodeClassifier`. */
  bytes: Uint8Array;
  /** Points of a spectrum. */
  length: number;
  /** For models that do not say themselves what they look at. */
  examples?: { x: Float32Array; labels: Int32Array };
}

export interface ClassicalImportance {
  values: Float32Array;
  /** Where points had to be exchanged: how many spectra, and how many points together. */
  exchanged?: { spectra: number; width: number };
}

/** Stretches that a spectrum is cut into. */
const STRETCHES = 50;
const REPEATS = 2;

/** What a classical model looks at, one number per point. @throws LabError `invalid-input` where it would take examples and there are none */
export function classicalImportance({ bytes, length, examples }: ClassicalImportanceInput): ClassicalImportance {
  const classifier = decodeClassifier(bytes);
  const own = pointImportances(classifier);
  if (own) return { values: Float32Array.from(own) };
  if (!examples) {
    throw new LabError(
      'invalid-input',
      'This model does not say what it looks at, and the spectra that could show it are gone with their dataset. Use occlusion.',
    );
  }
  const width = Math.max(1, Math.ceil(length / STRETCHES));
  const { x, labels } = examples;
  const options = { seed: 0, width, repeats: REPEATS };
  const values = permutationImportances(classifier, { data: x, rows: labels.length, columns: length }, labels, options);
  return { values: Float32Array.from(values), exchanged: { spectra: labels.length, width } };
}
