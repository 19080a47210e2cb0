import type { PlannedLayer } from '../../../../core/architectures/planNetwork.js';
import type { Built } from './activation.js';
import type { Ref } from './graph.js';
import type { Pass } from './pass.js';

/** Normalises over all axes but the last: in training by the batch, else by the moving statistics. */
export function batchNorm(
  { g, weight, training }: Pass,
  { name, layer, input }: PlannedLayer,
  x: Ref,
  previous?: Built,
): Built {
  if (layer.type !== 'batchNorm') return { y: x, back: (dy) => dy };
  const vector = input.kind === 'vector';
  const onMap = (value: Ref): Ref => (vector ? g.reshape(value, g.ints(-1, 1, 1, input.units)) : value);
  const back = (value: Ref): Ref => (vector ? g.reshape(value, g.ints(-1, input.units)) : value);
  const attributes = {
    T: { type: 'float' },
    U: { type: 'float' },
    epsilon: { float: layer.epsilon },
    data_format: { text: 'NHWC' },
    is_training: { bool: training !== undefined },
  } as const;
  const gamma = weight(`${name}/gamma`);
  const beta = weight(`${name}/beta`);
  const seen = onMap(x);
  const fused = (mean: Ref, variance: Ref): Ref =>
    g.node('FusedBatchNormV3', [seen, gamma, beta, mean, variance], attributes, `${name}/normalised`);
  if (!training) {
    const mean = weight(`${name}/moving_mean`);
    const variance = weight(`${name}/moving_variance`);
    const factor = g.mul(gamma, g.node('Rsqrt', [g.add(variance, g.scalar(layer.epsilon))]));
    const y = previous?.scaled?.(factor, g.sub(beta, g.mul(mean, factor))) ?? back(fused(mean, variance));
    return { y, back: (dy) => g.mul(dy, factor) };
  }
  const none = g.constant('float', [0], []);
  const normal = fused(none, none);
  // TensorFlow gives the variance of a sample, n / (n - 1) times that of the batch, which the moving one follows.
  const count = g.div(g.toFloat(g.sizeOf(x), 'int32'), g.scalar(channels(input)));
  const biased = g.div(g.node('Maximum', [g.sub(count, g.scalar(1)), g.scalar(1)]), count);
  const follow = (part: string, found: Ref): void => {
    const parameter = `${name}/${part}`;
    training.move(parameter, g.add(g.scale(weight(parameter), layer.momentum), g.scale(found, 1 - layer.momentum)));
  };
  follow('moving_mean', `${normal}:1`);
  follow('moving_variance', g.mul(`${normal}:2`, biased));
  return {
    y: back(normal),
    back(dy) {
      const gradient = g.node(
        'FusedBatchNormGradV3',
        [onMap(dy), seen, gamma, `${normal}:3`, `${normal}:4`, `${normal}:5`],
        attributes,
        `${name}/gradient`,
      );
      training.learn(`${name}/gamma`, `${gradient}:1`, []);
      training.learn(`${name}/beta`, `${gradient}:2`, []);
      return back(gradient);
    },
  };
}

const channels = (shape: PlannedLayer['input']): number => (shape.kind === 'map' ? shape.channels : shape.units);
