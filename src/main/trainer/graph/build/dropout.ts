import { deriveSeed } from '../../seeded/deriveSeed.js';
import type { Built } from './activation.js';
import type { Graph, Ref } from './graph.js';
import type { Pass } from './pass.js';

const uint8 = { T: { type: 'uint8' } } as const;
const int32 = { T: { type: 'int32' } } as const;
const pair = { ...int32, N: { int: 2 }, axis: { int: 0 } } as const;

/**
 * Sets a share `rate` of the numbers to zero and widens the others. Which ones follows from the step's seed and the layer's name alone
 * (the counter-based Philox generator), not from any state: a step that is taken again drops the same. `size`: numbers of one spectrum.
 *
 * Drawing is what costs, so each number takes eight bits only: it is dropped where they are below 256 times the rate, rounded up or down
 * by one more draw per step such that the rate is met over the steps.
 */
export function dropout({ g, training }: Pass, name: string, rate: number, size: number, x: Ref): Built {
  if (!training || rate === 0) return { y: x, back: (dy) => dy };
  const seed = seeded(g, training.seed, name);
  const border = g.add(uniform(g, seeded(g, training.seed, `${name}/border`), g.ints()), g.scalar(256 * rate));
  const limit = g.node('Cast', [border], { SrcT: { type: 'float' }, DstT: { type: 'uint8' } });
  const stays =
    rate < 255 / 256
      ? g.node('GreaterEqual', [bytes(g, seed, size, x), limit], uint8)
      : g.node('GreaterEqual', [uniform(g, seed, g.shapeOf(x)), g.scalar(rate)]);
  const mask = g.node('Mul', [g.toFloat(stays, 'bool'), g.scalar(1 / (1 - rate))], undefined, `${name}/mask`);
  return { y: g.mul(x, mask), back: (dy) => g.mul(dy, mask) };
}

function seeded(g: Graph, seed: Ref, name: string): Ref {
  const own = g.constant('int32', [], [deriveSeed(0, name) | 0]);
  return g.node('Pack', [seed, own], pair);
}

function uniform(g: Graph, seed: Ref, shape: Ref): Ref {
  const types = { dtype: { type: 'float' }, T: { type: 'int32' }, Tseed: { type: 'int32' } } as const;
  return g.node('StatelessRandomUniform', [shape, seed], types);
}

/** A random byte for each number of x. */
function bytes(g: Graph, seed: Ref, size: number, x: Ref): Ref {
  const words = Math.ceil(size / 4);
  const rows = g.node('FloorDiv', [g.sizeOf(x), g.constant('int32', [], [size])], int32);
  const shape = g.node('Pack', [rows, g.constant('int32', [], [words])], pair);
  const drawn = g.node('StatelessRandomUniformFullInt', [shape, seed], {
    ...{ dtype: { type: 'int32' }, Tseed: { type: 'int32' } },
    ...int32,
  });
  const apart = g.node('Bitcast', [drawn], { ...int32, type: { type: 'uint8' } });
  const inRows = g.node('Reshape', [apart, g.ints(-1, 4 * words)], { ...uint8, Tshape: { type: 'int32' } });
  const fitting =
    4 * words === size
      ? inRows
      : g.node('Slice', [inRows, g.ints(0, 0), g.ints(-1, size)], { ...uint8, Index: { type: 'int32' } });
  return g.node('Reshape', [fitting, g.shapeOf(x)], { ...uint8, Tshape: { type: 'int32' } });
}
