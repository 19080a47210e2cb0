import { expect, test } from 'vitest';
import { slide } from '../../../../core/architectures/slide.js';
import { hasTensorflow, tensorflow } from '../../__tests__/tensorflowHere.js';
import { Graph } from '../build/graph.js';
import { kernelGradient, kernelGradientInPieces, type ConvolutionShape } from '../build/kernelGradient.js';
import { GraphSession } from '../graphSession.js';
import { largestDifference, noise } from './small.js';

const batch = 3;
const shapes: ConvolutionShape[] = [
  { length: 40, channels: 3, kernel: 16, filters: 4, stride: 1, padding: 'same' },
  { length: 41, channels: 1, kernel: 15, filters: 2, stride: 1, padding: 'same' },
  { length: 43, channels: 2, kernel: 25, filters: 5, stride: 1, padding: 'valid' },
  { length: 50, channels: 4, kernel: 20, filters: 3, stride: 2, padding: 'same' },
  { length: 49, channels: 2, kernel: 8, filters: 3, stride: 8, padding: 'valid' },
  { length: 30, channels: 3, kernel: 5, filters: 2, stride: 2, padding: 'same' },
  { length: 47, channels: 2, kernel: 17, filters: 3, stride: 3, padding: 'valid' },
];

for (const shape of shapes)
  for (const most of [3, 7, 14])
    test.skipIf(!hasTensorflow)(
      `a kernel of ${shape.kernel}, ${shape.padding}, stride ${shape.stride}, has in pieces of up to ${most} the gradient that it has as a whole`,
      () => {
        const { length, channels, kernel, filters, stride, padding } = shape;
        const outputs = slide(length, kernel, stride, padding, { start: 0, step: 1 }).length;
        const g = new Graph();
        const x = g.placeholder('x', 'float', [-1, 1, length, channels]);
        const dy = g.placeholder('dy', 'float', [-1, 1, outputs, filters]);
        const whole = g.after(
          g.node('Conv2DBackpropFilter', [x, g.ints(1, kernel, channels, filters), dy], {
            ...{ T: { type: 'float' }, data_format: { text: 'NHWC' }, strides: { ints: [1, 1, stride, 1] } },
            padding: { text: padding.toUpperCase() },
          }),
          [],
        );
        const split = g.after(kernelGradientInPieces(g, shape, x, dy, most), []);
        const session = new GraphSession(tensorflow(), g.nodes);
        const feeds = {
          x: { values: noise(batch * length * channels, 1), shape: [batch, 1, length, channels] },
          dy: { values: noise(batch * outputs * filters, 2), shape: [batch, 1, outputs, filters] },
        };
        const [a = new Float32Array(), b = new Float32Array()] = session.run(feeds, [whole, split]);
        expect(a.length).toBe(kernel * channels * filters);
        expect(largestDifference(a, b)).toBeLessThan(1e-4);
        session.dispose();
      },
    );

test('long kernels go in pieces and strides are taken apart, short kernels are not', () => {
  const operations = (shape: Partial<ConvolutionShape>) => {
    const g = new Graph();
    const long: ConvolutionShape = { length: 2500, channels: 16, kernel: 25, filters: 16, stride: 1, padding: 'same' };
    kernelGradient(g, { ...long, ...shape }, 'x', 'dy');
    return g.nodes.filter(({ op }) => op === 'Conv2DBackpropFilter').length;
  };
  expect(operations({})).toBe(2);
  expect(operations({ kernel: 30 })).toBe(3);
  expect(operations({ kernel: 5 })).toBe(1);
  expect(operations({ stride: 2 })).toBe(1);
  expect(operations({ stride: 2, kernel: 50 })).toBe(2);
});
