import type { PlannedLayer } from '../../../core/architectures/planNetwork.js';
import { deriveSeed } from '../seeded/deriveSeed.js';
import { dropoutMask } from '../seeded/dropoutMask.js';
import type { Tensor, Tf } from '../tensorflow/tf.js';
import { applyActivation } from './applyActivation.js';
import { normaliseByBatch, normaliseByHistory, type BatchStatistics } from './batchNorm.js';
import { largestOfAll } from './largestOfAll.js';

export interface Pass {
  tf: Tf;
  weight: (name: string) => Tensor;
  /** Present in training. */
  training?: {
    /** Another one for each step, so that dropout drops other numbers. */
    seed: number;
    tell: (layer: string, statistics: BatchStatistics) => void;
  };
  /** Drops numbers as in training, while everything else is as in use. */
  dropout?: { seed: number };
  /** The layer whose own activation is left out, to have logits. */
  bare?: PlannedLayer | undefined;
}

/** One layer on a batch: maps are [batch, 1, points, channels], vectors [batch, units]. */
export function applyLayer(pass: Pass, planned: PlannedLayer, x: Tensor): Tensor {
  const { tf, weight } = pass;
  const { layer, name } = planned;
  const activated = (
    y: Tensor,
    { activation, slope }: { activation: Parameters<typeof applyActivation>[1]; slope: number },
  ) => applyActivation(tf, pass.bare === planned ? 'linear' : activation, slope, y);
  const along = (way: readonly PlannedLayer[]) => way.reduce((y, inner) => applyLayer(pass, inner, y), x);
  switch (layer.type) {
    case 'conv1d': {
      const y = tf.conv2d(x, weight(`${name}/kernel`), [1, layer.stride], layer.padding);
      return activated(layer.bias ? tf.add(y, weight(`${name}/bias`)) : y, layer);
    }
    case 'dense': {
      const y = tf.matMul(x, weight(`${name}/kernel`));
      return activated(layer.bias ? tf.add(y, weight(`${name}/bias`)) : y, layer);
    }
    case 'batchNorm': {
      const gamma = weight(`${name}/gamma`);
      const beta = weight(`${name}/beta`);
      const { training } = pass;
      if (training) return normaliseByBatch(tf, x, gamma, beta, layer.epsilon, (found) => training.tell(name, found));
      const mean = weight(`${name}/moving_mean`);
      const variance = weight(`${name}/moving_variance`);
      return normaliseByHistory(tf, x, { gamma, beta, mean, variance }, layer.epsilon);
    }
    case 'activation':
      return activated(x, layer);
    case 'maxPool':
      return tf.maxPool(x, [1, layer.size], [1, layer.stride ?? layer.size], layer.padding);
    case 'avgPool':
      return tf.avgPool(x, [1, layer.size], [1, layer.stride ?? layer.size], layer.padding);
    case 'globalAveragePool':
      return tf.mean(x, [1, 2]);
    case 'globalMaxPool':
      return largestOfAll(tf, x);
    case 'flatten':
      return planned.input.kind === 'map'
        ? tf.reshape(x, [x.shape[0] ?? 0, planned.input.length * planned.input.channels])
        : x;
    case 'dropout': {
      const dropping = pass.training ?? pass.dropout;
      if (!dropping || layer.rate === 0) return x;
      const mask = dropoutMask(x.size, layer.rate, deriveSeed(dropping.seed, name));
      return tf.mul(x, tf.tensor(mask, x.shape));
    }
    case 'residual':
      return activated(tf.add(along(planned.main ?? []), along(planned.shortcut ?? [])), layer);
    case 'concat':
      return tf.concat((planned.branches ?? []).map(along), planned.output.kind === 'map' ? 3 : 1);
  }
}
