import type { PlannedLayer } from '../../../../core/architectures/planNetwork.js';
import { sizeOf } from '../../../../core/architectures/shapes.js';
import { LabError } from '../../../../contract/index.js';
import type { Built } from './activation.js';
import type { Graph, Ref } from './graph.js';
import { biasGradient } from './biasGradient.js';
import { kernelGradient } from './kernelGradient.js';
import type { Pass } from './pass.js';

const NHWC = { text: 'NHWC' } as const;
const T = { T: { type: 'float' } } as const;
type Layer<Type extends string> = Extract<PlannedLayer['layer'], { type: Type }>;

/** A convolution with its bias; a spectrum is an image of height one. */
export function convolution(
  { g, weight, training }: Pass,
  { name, input }: PlannedLayer,
  layer: Layer<'conv1d'>,
  x: Ref,
): Built {
  const attributes = {
    ...T,
    strides: { ints: [1, 1, layer.stride, 1] },
    padding: { text: layer.padding.toUpperCase() },
    data_format: NHWC,
  };
  const kernel = weight(`${name}/kernel`);
  const y = g.node('Conv2D', [x, kernel], attributes, `${name}/convolution`);
  const built = withBias(
    { g, weight, ...(training ? { training } : {}) },
    name,
    layer.bias ? layer.filters : 0,
    y,
    (dy) => {
      const pulled = () =>
        g.node('Conv2DBackpropInput', [g.shapeOf(x), kernel, dy], attributes, `${name}/inputGradient`);
      if (!training) return pulled();
      const gradient = kernelGradient(g, { ...layer, ...mapOf(input) }, x, dy);
      const below = training.first(name) ? undefined : pulled();
      training.learn(`${name}/kernel`, gradient, below === undefined ? [] : [below]);
      return below ?? dy;
    },
  );
  if (training) return built;
  const scaled = (factor: Ref, shift: Ref): Ref => {
    const moved = layer.bias ? g.add(g.mul(weight(`${name}/bias`), factor), shift) : shift;
    const product = g.node('Conv2D', [x, g.mul(kernel, factor)], attributes, `${name}/scaled`);
    return g.node('BiasAdd', [product, moved], { ...T, data_format: NHWC });
  };
  return { ...built, scaled };
}

export function dense(
  { g, weight, training }: Pass,
  { name, input }: PlannedLayer,
  layer: Layer<'dense'>,
  x: Ref,
): Built {
  const kernel = weight(`${name}/kernel`);
  const y = g.matMul(x, kernel);
  return withBias({ g, weight, ...(training ? { training } : {}) }, name, layer.bias ? layer.units : 0, y, (dy) => {
    const pulled = () => inputGradient(g, dy, kernel, [sizeOf(input), layer.units]);
    if (!training) return pulled();
    const below = training.first(name) ? undefined : pulled();
    const gradient = g.matMul(x, dy, { transposeA: true });
    training.learn(`${name}/kernel`, gradient, below === undefined ? [] : [below]);
    return below ?? dy;
  });
}

/** As the product of stacks of one matrix: for that oneDNN has a faster way where the kernel is turned round (by a third of the time). */
function inputGradient(g: Graph, dy: Ref, kernel: Ref, [inputs, units]: readonly [number, number]): Ref {
  const stacks = [g.reshape(dy, g.ints(1, -1, units)), g.reshape(kernel, g.ints(1, inputs, units))];
  const product = g.node('BatchMatMulV2', stacks, { ...T, adj_x: { bool: false }, adj_y: { bool: true } });
  return g.reshape(product, g.ints(-1, inputs));
}

function withBias({ g, weight, training }: Pass, name: string, units: number, y: Ref, back: Built['back']): Built {
  if (units === 0) return { y, back };
  const attributes = { ...T, data_format: NHWC };
  return {
    y: g.node('BiasAdd', [y, weight(`${name}/bias`)], attributes, `${name}/biased`),
    back(dy) {
      training?.learn(`${name}/bias`, biasGradient(g, dy, units), []);
      return back(dy);
    },
  };
}

function mapOf(shape: PlannedLayer['input']): { length: number; channels: number } {
  if (shape.kind === 'map') return shape;
  throw new LabError('internal', 'A convolution has been put behind a vector.');
}
