import { slide } from '../../../../core/architectures/slide.js';
import type { Graph, Ref } from './graph.js';

export interface ConvolutionShape {
  /** Points of the input. */
  length: number;
  channels: number;
  kernel: number;
  filters: number;
  stride: number;
  padding: 'same' | 'valid';
}

const T = { T: { type: 'float' } } as const;
const shared = { ...T, data_format: { text: 'NHWC' } } as const;

/** The gradient of a convolution by its kernel [1, kernel, channels, filters]. */
export function kernelGradient(g: Graph, shape: ConvolutionShape, x: Ref, dy: Ref): Ref {
  const phases = phasesFor(shape);
  if (phases > 1) return kernelGradientInPhases(g, shape, phases, x, dy);
  const { kernel, channels, filters, stride, padding } = shape;
  return g.node('Conv2DBackpropFilter', [x, g.ints(1, kernel, channels, filters), dy], {
    ...shared,
    strides: { ints: [1, 1, stride, 1] },
    padding: { text: padding.toUpperCase() },
  });
}

/**
 * oneDNN has a fast way for kernels of up to 14 points. For longer ones it writes every window of the input out, which for long spectra
 * leaves the cache: then several points taken together are faster by a quarter to a half (measured: 500 to 5,000 points, 1 to 64 channels).
 */
function phasesFor({ length, kernel, channels, stride }: ConvolutionShape): number {
  const bytes = 4 * length * kernel * channels;
  if (kernel < 15 || stride > 1 || channels > 64 || bytes < 2 ** 20) return 1;
  return channels > 32 ? 3 : 5;
}

/**
 * The same with `phases` neighbouring outputs as channels of one: a short kernel between many channels, whose gradients along each
 * diagonal add up to that of one point of the long kernel.
 */
export function kernelGradientInPhases(g: Graph, shape: ConvolutionShape, phases: number, x: Ref, dy: Ref): Ref {
  const { length, channels, kernel, filters, stride, padding } = shape;
  const { length: outputs, before } = slide(length, kernel, stride, padding, { start: 0, step: 1 });
  // Points of the input in a block, and zeros before it in whole blocks.
  const block = phases * stride;
  const blocksBefore = Math.ceil(before / block);
  const late = blocksBefore * block - before;
  const blocksOut = Math.ceil(outputs / phases);
  const short = Math.floor((stride * (phases - 1) + kernel - 1 + late) / block) + 1;
  const reached = blocksOut + short - 1 - blocksBefore;
  const blocksIn = Math.min(Math.ceil(length / block), reached);
  const wide = g.node(
    'Conv2DBackpropFilter',
    [
      inBlocks(g, x, length, blocksIn, block, channels),
      g.ints(1, short, block * channels, phases * filters),
      inBlocks(g, dy, outputs, blocksOut, phases, filters),
    ],
    {
      ...shared,
      strides: { ints: [1, 1, 1, 1] },
      padding: { text: 'EXPLICIT' },
      explicit_paddings: { ints: [0, 0, 0, 0, blocksBefore, reached - blocksIn, 0, 0] },
    },
  );
  const flat = g.reshape(wide, g.ints(short * block, channels, phases, filters));
  const diagonals = Array.from({ length: phases }, (_, phase) =>
    slice(g, flat, [stride * phase + late, 0, phase, 0], [kernel, channels, 1, filters]),
  );
  const sum = g.node('AddN', diagonals, { ...T, N: { int: phases } });
  return g.reshape(sum, g.ints(1, kernel, channels, filters));
}

/** [batch, 1, points, channels] cut or filled up with zeros to whole blocks of points, each block's points side by side as channels. */
function inBlocks(g: Graph, x: Ref, points: number, blocks: number, block: number, channels: number): Ref {
  const wanted = blocks * block;
  let fitting = x;
  if (points > wanted) fitting = slice(g, x, [0, 0, 0, 0], [-1, 1, wanted, channels]);
  if (points < wanted) {
    const zeros = g.constant('int32', [4, 2], [0, 0, 0, 0, 0, wanted - points, 0, 0]);
    fitting = g.node('Pad', [x, zeros], { ...T, Tpaddings: { type: 'int32' } });
  }
  return g.reshape(fitting, g.ints(-1, 1, blocks, block * channels));
}

function slice(g: Graph, x: Ref, from: readonly number[], size: readonly number[]): Ref {
  return g.node('Slice', [x, g.ints(...from), g.ints(...size)], { ...T, Index: { type: 'int32' } });
}
