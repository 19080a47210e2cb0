import type { PlannedLayer } from '../../../../core/architectures/planNetwork.js';
import { sizeOf } from '../../../../core/architectures/shapes.js';
import { activate, type Built } from './activation.js';
import { batchNorm } from './batchNorm.js';
import { concat } from './concat.js';
import { dropout } from './dropout.js';
import type { Ref } from './graph.js';
import type { Pass } from './pass.js';
import { globalAverage, globalMax, pool } from './pool.js';
import { convolution, dense } from './weighted.js';

export interface Place {
  /** Leaves its own activation out. */
  bare?: boolean;
  /** The layer that x comes from, where x goes nowhere else. */
  previous?: Built | undefined;
}

/** One layer: maps are [batch, 1, points, channels], vectors [batch, units]. */
export function buildLayer(pass: Pass, planned: PlannedLayer, x: Ref, { bare = false, previous }: Place = {}): Built {
  const { g } = pass;
  const { layer, name, input } = planned;
  switch (layer.type) {
    case 'conv1d':
      return activated(pass, convolution(pass, planned, layer, x), layer, bare);
    case 'dense':
      return activated(pass, dense(pass, planned, layer, x), layer, bare);
    case 'activation':
      return activated(pass, { y: x, back: (dy) => dy }, layer, bare);
    case 'batchNorm':
      return batchNorm(pass, planned, x, previous);
    case 'maxPool':
    case 'avgPool':
      return pool(pass, name, layer, x, previous);
    case 'globalAveragePool':
      return input.kind === 'map' ? globalAverage(g, input.length, input.channels, x) : { y: x, back: (dy) => dy };
    case 'globalMaxPool':
      return input.kind === 'map' ? globalMax(g, input.channels, x) : { y: x, back: (dy) => dy };
    case 'flatten':
      if (input.kind === 'vector') return { y: x, back: (dy) => dy };
      return {
        y: g.reshape(x, g.ints(-1, input.length * input.channels)),
        back: (dy) => g.reshape(dy, g.ints(-1, 1, input.length, input.channels)),
      };
    case 'dropout':
      return dropout(pass, name, layer.rate, sizeOf(input), x);
    case 'residual': {
      const main = chain(pass, planned.main ?? [], x);
      const shortcut = chain(pass, planned.shortcut ?? [], x);
      const sum: Built = {
        y: g.add(main.y, shortcut.y),
        back: (dy) => g.add(main.back(dy), shortcut.back(dy)),
      };
      return activated(pass, sum, layer, bare);
    }
    case 'concat':
      return concat(g, planned, (branch) => chain(pass, branch, x));
  }
}

function chain(pass: Pass, layers: readonly PlannedLayer[], x: Ref): Built {
  const built: Built[] = [];
  for (const layer of layers) built.push(buildLayer(pass, layer, built.at(-1)?.y ?? x, { previous: built.at(-1) }));
  return {
    y: built.at(-1)?.y ?? x,
    back: (dy) => built.reduceRight((gradient, layer) => layer.back(gradient), dy),
  };
}

function activated(
  { g, training }: Pass,
  below: Built,
  { activation, slope }: { activation: Parameters<typeof activate>[1]; slope: number },
  bare: boolean,
): Built {
  if (bare || activation === 'linear') return below;
  const above = activate(g, activation, slope, below.y);
  return { ...above, back: (dy) => below.back(training?.passed.delete(dy) ? dy : above.back(dy)) };
}
