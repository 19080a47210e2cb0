import { defaultCacheFolder } from '../../files/folders.js';
import { loadTensorflow } from '../tensorflow/loadTensorflow.js';
import { tensorflowFolder } from '../tensorflow/tensorflowFolder.js';
import type { Tf } from '../tensorflow/tf.js';

/** Tests that train run where TensorFlow is set up; `node scripts/tensorflow.mjs` does it. */
export const hasTensorflow = tensorflowFolder(defaultCacheFolder()) !== undefined;
export const skipReason = 'TensorFlow is not set up here: node scripts/tensorflow.mjs';

if (!hasTensorflow) process.stderr.write(`${skipReason}\n`);

let loaded: Tf | undefined;

/** TensorFlow on one thread. */
export function tensorflow(): Tf {
  process.env['TF_NUM_INTRAOP_THREADS'] = '1';
  process.env['TF_NUM_INTEROP_THREADS'] = '1';
  process.env['TF_CPP_MIN_LOG_LEVEL'] = '2';
  loaded ??= loadTensorflow(defaultCacheFolder()).tf;
  return loaded;
}
