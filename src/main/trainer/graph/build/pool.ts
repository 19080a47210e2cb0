import type { PlannedLayer } from '../../../../core/architectures/planNetwork.js';
import type { Built } from './activation.js';
import type { Graph, Ref } from './graph.js';
import type { Pass } from './pass.js';

type Pool = Extract<PlannedLayer['layer'], { type: 'maxPool' | 'avgPool' }>;

/** The largest number, or the mean, of a window that slides over the points. */
export function pool({ g, training }: Pass, name: string, layer: Pool, x: Ref, previous?: Built): Built {
  const attributes = {
    T: { type: 'float' },
    ksize: { ints: [1, 1, layer.size, 1] },
    strides: { ints: [1, 1, layer.stride ?? layer.size, 1] },
    padding: { text: layer.padding.toUpperCase() },
    data_format: { text: 'NHWC' },
  } as const;
  if (layer.type === 'maxPool') {
    const y = g.node('MaxPool', [x], attributes, `${name}/pool`);
    const through = (dy: Ref): Ref => g.node('MaxPoolGrad', [x, y, dy], attributes, `${name}/gradient`);
    return {
      y,
      back(dy) {
        // The largest number of a window tells the slope of the activation where it was: there are fewer of them than there were before.
        if (!training || !previous?.backFrom) return through(dy);
        const gradient = through(previous.backFrom(dy, y));
        training.passed.add(gradient);
        return gradient;
      },
    };
  }
  const y = g.node('AvgPool', [x], attributes, `${name}/pool`);
  return { y, back: (dy) => g.node('AvgPoolGrad', [g.shapeOf(x), dy], attributes, `${name}/gradient`) };
}

/** The mean over all points; a gradient spreads evenly. */
export function globalAverage(g: Graph, length: number, channels: number, x: Ref): Built {
  return {
    y: g.reduce('Mean', x, [1, 2]),
    back: (dy) => g.broadcast(g.reshape(g.scale(dy, 1 / length), g.ints(-1, 1, 1, channels)), g.shapeOf(x)),
  };
}

/** The largest number of all points; a gradient is shared among those that are equally large, as TensorFlow does it. */
export function globalMax(g: Graph, channels: number, x: Ref): Built {
  const onePoint = g.ints(-1, 1, 1, channels);
  const y = g.reduce('Max', x, [1, 2]);
  return {
    y,
    back(dy) {
      const largest = g.toFloat(g.node('Equal', [x, g.reshape(y, onePoint)]), 'bool');
      const share = g.div(g.reshape(dy, onePoint), g.reduce('Sum', largest, [1, 2], true));
      return g.mul(largest, share);
    },
  };
}
