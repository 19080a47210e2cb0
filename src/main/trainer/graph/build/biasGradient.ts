import type { Graph, Ref } from './graph.js';

const int32 = { T: { type: 'int32' } } as const;

/**
 * The gradient of a bias: the sum over everything but the channels, as the product with a row of ones. `BiasAddGrad` would be melted into
 * the gradient of the kernel before it, which then takes half as long again and more.
 */
export function biasGradient(g: Graph, dy: Ref, channels: number): Ref {
  const rows = g.reshape(dy, g.ints(-1, channels));
  const count = g.node('FloorDiv', [g.sizeOf(dy), g.constant('int32', [], [channels])], int32);
  const shape = g.node('Pack', [g.constant('int32', [], [1]), count], { ...int32, N: { int: 2 }, axis: { int: 0 } });
  const ones = g.node('Fill', [shape, g.scalar(1)], { T: { type: 'float' }, index_type: { type: 'int32' } });
  return g.reshape(g.matMul(ones, rows), g.ints(channels));
}
