import type { ActivationName } from '../../../contract/index.js';
import type { Tensor, Tf } from '../tensorflow/tf.js';

/** The functions of Keras; `gelu` is the exact one. */
export function applyActivation(tf: Tf, name: ActivationName, slope: number, x: Tensor): Tensor {
  switch (name) {
    case 'linear':
      return x;
    case 'relu':
      return tf.relu(x);
    case 'leakyRelu':
      return tf.leakyRelu(x, slope);
    case 'elu':
      return tf.elu(x);
    case 'gelu':
      return tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1));
    case 'tanh':
      return tf.tanh(x);
    case 'sigmoid':
      return tf.sigmoid(x);
    case 'softmax':
      return tf.softmax(x);
  }
}
