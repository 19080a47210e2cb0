import { deriveSeed } from '../../seeded/deriveSeed.js';
import type { Built } from './activation.js';
import type { Ref } from './graph.js';
import type { Pass } from './pass.js';

/**
 * Sets a share `rate` of the numbers to zero and widens the others. Which ones follows from the step's seed and the layer's name alone
 * (the counter-based Philox generator), not from any state: a step that is taken again drops the same.
 */
export function dropout({ g, training }: Pass, name: string, rate: number, x: Ref): Built {
  if (!training || rate === 0) return { y: x, back: (dy) => dy };
  const layer = g.constant('int32', [], [deriveSeed(0, name) | 0]);
  const seed = g.node('Pack', [training.seed, layer], { T: { type: 'int32' }, N: { int: 2 }, axis: { int: 0 } });
  const drawn = g.node('StatelessRandomUniform', [g.shapeOf(x), seed], {
    ...{ dtype: { type: 'float' }, T: { type: 'int32' }, Tseed: { type: 'int32' } },
  });
  const stays = g.node('GreaterEqual', [drawn, g.scalar(rate)]);
  const mask = g.node('Mul', [g.toFloat(stays, 'bool'), g.scalar(1 / (1 - rate))], undefined, `${name}/mask`);
  return { y: g.mul(x, mask), back: (dy) => g.mul(dy, mask) };
}
