import type { Tensor, Tf } from '../tensorflow/tf.js';

/**
 * The largest number of all points, [batch, 1, points, channels] -> [batch, channels]. A gradient is shared among those that are equally
 * large, as TensorFlow and Keras do it; that of TensorFlow.js gives each of them the whole.
 */
export function largestOfAll(tf: Tf, x: Tensor): Tensor {
  const apply = tf.customGrad((input: Tensor, save: (tensors: Tensor[]) => void) => {
    const [batch = 0, , , channels = 0] = input.shape;
    const value = tf.max(input, [1, 2]);
    save([input, value]);
    return {
      value,
      gradFunc(dy, saved) {
        const [seen, most] = saved as [Tensor, Tensor];
        const onePoint = [batch, 1, 1, channels];
        const largest = tf.cast(tf.equal(seen, tf.reshape(most, onePoint)), 'float32');
        const count = tf.reshape(tf.sum(largest, [1, 2]), onePoint);
        return [tf.mul(largest, tf.div(tf.reshape(dy, onePoint), count))];
      },
    };
  });
  return apply(x);
}
