import type { ArchitectureSpec } from '../../../../contract/index.js';
import { outputShapes } from '../../../../core/architectures/outputShapes.js';
import { parameterCount } from '../../../../core/architectures/parameterCount.js';
import { sizeOf } from '../../../../core/architectures/shapes.js';

/** Node and TensorFlow before anything is loaded. */
const BASE = 400 * 2 ** 20;
/** Weights, two moments and a gradient in TensorFlow; the best weights, a copy of the state for the checkpoint, and its bytes. */
const COPIES_OF_WEIGHTS = 12;
/** Outputs, their gradients and what a convolution unfolds. */
const COPIES_OF_OUTPUTS = 4;

/** About how much memory the process of one training takes, bytes. `numbers` of all its training and validation spectra. */
export function trainingBytes(architecture: ArchitectureSpec, batchSize: number, numbers: number): number {
  const outputs = outputShapes(architecture).reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const weights = parameterCount(architecture).total;
  return BASE + 4 * (numbers + COPIES_OF_WEIGHTS * weights + COPIES_OF_OUTPUTS * outputs * batchSize);
}
