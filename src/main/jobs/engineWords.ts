import type { TensorflowFacts } from '../trainer/tensorflow/loadTensorflow.js';

/** What calculates networks, as provenance names it. */
export function engineWords({ tfjs, tensorflow, engine }: TensorflowFacts): string {
  return `tfjs-node ${tfjs}, TensorFlow ${tensorflow}, ${engine}`;
}
