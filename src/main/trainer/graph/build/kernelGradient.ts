import { slide } from '../../../../core/architectures/slide.js';
import type { Graph, Ref } from './graph.js';
import { slice } from './slice.js';

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

/** oneDNN has a fast way for kernels of up to so many points; for longer ones it writes every window of the input out. */
const MOST_TAPS = 14;

/** The gradient of a convolution by its kernel [1, kernel, channels, filters]. */
export function kernelGradient(g: Graph, shape: ConvolutionShape, x: Ref, dy: Ref): Ref {
  const { kernel, channels, filters, stride, padding } = shape;
  if (!worthTakingApart(shape)) {
    return g.node('Conv2DBackpropFilter', [x, g.ints(1, kernel, channels, filters), dy], {
      ...shared,
      strides: { ints: [1, 1, stride, 1] },
      padding: { text: padding.toUpperCase() },
    });
  }
  return kernelGradientInPieces(g, shape, x, dy);
}

/** Measured for 300 to 5,000 points: half the time for long kernels, two thirds to three quarters for strides. */
function worthTakingApart({ kernel, channels, filters, stride }: ConvolutionShape): boolean {
  const taps = Math.ceil(kernel / stride);
  if (taps > MOST_TAPS) return channels > 1 || filters <= 32;
  return stride > 1 && kernel >= stride;
}

/**
 * The same for a short kernel without stride, piece by piece: as many neighbouring points as the stride counts are taken together as the
 * channels of one, and each piece of the kernel sees the points that it would meet.
 */
export function kernelGradientInPieces(g: Graph, shape: ConvolutionShape, x: Ref, dy: Ref, most = MOST_TAPS): Ref {
  const { length, channels, kernel, filters, stride, padding } = shape;
  const { length: outputs, before } = slide(length, kernel, stride, padding, { start: 0, step: 1 });
  const taps = Math.ceil(kernel / stride);
  const blocks = outputs + taps - 1;
  const wide = stride * channels;
  const seen = g.reshape(fitted(g, x, shape, before, blocks * stride), g.ints(-1, 1, blocks, wide));
  const count = Math.ceil(taps / most);
  const starts = Array.from({ length: count + 1 }, (_, piece) => Math.round((piece * taps) / count));
  const pieces = starts.slice(0, -1).map((start, piece) => {
    const size = (starts[piece + 1] ?? taps) - start;
    const met = count === 1 ? seen : slice(g, seen, [0, 0, start, 0], [-1, 1, outputs + size - 1, wide]);
    return g.node('Conv2DBackpropFilter', [met, g.ints(1, size, wide, filters), dy], {
      ...shared,
      strides: { ints: [1, 1, 1, 1] },
      padding: { text: 'VALID' },
    });
  });
  const whole =
    pieces.length === 1
      ? (pieces[0] as Ref)
      : g.node('ConcatV2', [...pieces, g.constant('int32', [], [1])], {
          ...{ ...T, N: { int: pieces.length }, Tidx: { type: 'int32' } },
        });
  if (stride === 1) return whole;
  const apart = g.reshape(whole, g.ints(1, taps * stride, channels, filters));
  return slice(g, apart, [0, 0, 0, 0], [1, kernel, channels, filters]);
}

/** [batch, 1, points, channels] with zeros before and behind, or cut, so that it counts so many points. */
function fitted(g: Graph, x: Ref, { length, channels }: ConvolutionShape, before: number, points: number): Ref {
  const kept = Math.min(length, points - before);
  const cut = kept < length ? slice(g, x, [0, 0, 0, 0], [-1, 1, kept, channels]) : x;
  const behind = points - before - kept;
  if (before === 0 && behind === 0) return cut;
  const zeros = g.constant('int32', [4, 2], [0, 0, 0, 0, before, behind, 0, 0]);
  return g.node('Pad', [cut, zeros], { ...T, Tpaddings: { type: 'int32' } });
}
