import {
  LabError,
  type ArchitectureSpec,
  type ConcatLayer,
  type Initialiser,
  type Layer,
  type ResidualLayer,
  type SimpleLayer,
} from '../../contract/index.js';
import { sizeOf, type Grid, type Shape } from './shapes.js';
import { slide } from './slide.js';

/** One array of numbers of a layer; `name` is `layer/kernel` and so on, as Keras names them. */
export interface Parameter {
  name: string;
  /** Kernels of convolutions: points, channels in, filters; of dense layers: in, out. */
  shape: number[];
  /** False for the moving statistics of a batch normalisation. */
  trainable: boolean;
  initialiser: Initialiser;
  l2: number;
}

export interface PlannedLayer {
  name: string;
  layer: Layer;
  input: Shape;
  output: Shape;
  /** Places of the output's points in the spectrum; of a vector, the last map's. */
  grid: Grid;
  parameters: Parameter[];
  /** Multiplications of one spectrum in convolutions and dense layers. */
  macs: number;
  /** The two ways of a residual block. */
  main?: PlannedLayer[];
  shortcut?: PlannedLayer[];
  /** The ways of a concatenation. */
  branches?: PlannedLayer[][];
}

interface State {
  shape: Shape;
  grid: Grid;
}

/**
 * Follows a spectrum through a network: names, shapes, places and parameters of every layer.
 * @throws LabError `invalid-input` naming the layer that does not fit
 */
export function planNetwork(spec: ArchitectureSpec): PlannedLayer[] {
  const names = new Set<string>();
  const counts = new Map<string, number>();
  const nameOf = (layer: Layer): string => {
    const count = (counts.get(layer.type) ?? 0) + 1;
    counts.set(layer.type, count);
    const name = layer.name ?? `${layer.type}${count}`;
    if (names.has(name)) throw misfit(spec, name, 'has the name of another layer: names must differ');
    names.add(name);
    return name;
  };
  const one = (name: string, layer: Layer, from: State): PlannedLayer => {
    if (layer.type === 'residual') return residual(name, layer, from);
    if (layer.type === 'concat') return concat(name, layer, from);
    return { ...simple(spec, name, layer, from), layer };
  };
  const chain = (layers: readonly Layer[], from: State): PlannedLayer[] => {
    let state = from;
    return layers.map((layer) => {
      const name = nameOf(layer);
      const planned = one(name, layer, state);
      state = { shape: planned.output, grid: planned.grid };
      return planned;
    });
  };
  const residual = (name: string, layer: ResidualLayer, from: State): PlannedLayer => {
    const main = chain(layer.main, from);
    const shortcut = chain(layer.shortcut, from);
    const end = main.at(-1);
    const other = shortcut.at(-1)?.output ?? from.shape;
    if (!end || JSON.stringify(end.output) !== JSON.stringify(other))
      throw misfit(
        spec,
        name,
        'adds two ways of different shape: give the shortcut the stride and filters of the main way',
      );
    return {
      name,
      layer,
      input: from.shape,
      output: other,
      grid: end.grid,
      ...sums([...main, ...shortcut]),
      main,
      shortcut,
    };
  };
  const concat = (name: string, layer: ConcatLayer, from: State): PlannedLayer => {
    const branches = layer.branches.map((branch) => chain(branch, from));
    const output = joined(branches.map((branch) => branch.at(-1)?.output ?? from.shape));
    if (!output)
      throw misfit(
        spec,
        name,
        'joins ways that do not fit: give them all the same number of points, or let all end with a plain vector',
      );
    const grid = branches[0]?.at(-1)?.grid ?? from.grid;
    return { name, layer, input: from.shape, output, grid, ...sums(branches.flat()), branches };
  };
  return chain(spec.layers, {
    shape: { kind: 'map', length: spec.inputLength, channels: 1 },
    grid: { start: 0, step: 1 },
  });
}

function sums(inner: readonly PlannedLayer[]): Pick<PlannedLayer, 'parameters' | 'macs'> {
  return {
    parameters: inner.flatMap(({ parameters }) => parameters),
    macs: inner.reduce((sum, { macs }) => sum + macs, 0),
  };
}

/** Shapes side by side; undefined where they do not fit. */
function joined(shapes: readonly Shape[]): Shape | undefined {
  return shapes.reduce<Shape | undefined>((all, shape) => {
    if (all?.kind === 'vector' && shape.kind === 'vector') return { kind: 'vector', units: all.units + shape.units };
    if (all?.kind === 'map' && shape.kind === 'map' && all.length === shape.length)
      return { ...all, channels: all.channels + shape.channels };
    return undefined;
  }, zeroOf(shapes[0]));
}

function zeroOf(shape: Shape | undefined): Shape | undefined {
  return shape?.kind === 'map' ? { ...shape, channels: 0 } : shape && { kind: 'vector', units: 0 };
}

function simple(
  spec: ArchitectureSpec,
  name: string,
  layer: SimpleLayer,
  { shape, grid }: State,
): Omit<PlannedLayer, 'layer'> {
  const same = { name, input: shape, output: shape, grid, parameters: [], macs: 0 };
  const map = () => {
    if (shape.kind === 'map') return shape;
    throw misfit(spec, name, 'needs points, but a layer before it has made a plain vector: put it before');
  };
  const slideOver = (size: number, stride: number, padding: 'same' | 'valid') => {
    const place = slide(map().length, size, stride, padding, grid);
    if (place.length > 0) return place;
    throw misfit(
      spec,
      name,
      `is ${size} points wide, but only ${map().length} are left there: use fewer pools or a longer spectrum`,
    );
  };
  switch (layer.type) {
    case 'conv1d': {
      const { length, grid: next } = slideOver(layer.kernel, layer.stride, layer.padding);
      const { channels } = map();
      return {
        ...same,
        output: { kind: 'map', length, channels: layer.filters },
        grid: next,
        parameters: weights(name, layer, [layer.kernel, channels, layer.filters]),
        macs: length * layer.kernel * channels * layer.filters,
      };
    }
    case 'dense': {
      if (shape.kind === 'map')
        throw misfit(spec, name, 'needs a plain vector: put flatten, globalAveragePool or globalMaxPool before it');
      return {
        ...same,
        output: { kind: 'vector', units: layer.units },
        parameters: weights(name, layer, [shape.units, layer.units]),
        macs: shape.units * layer.units,
      };
    }
    case 'maxPool':
    case 'avgPool': {
      const { length, grid: next } = slideOver(layer.size, layer.stride ?? layer.size, layer.padding);
      return { ...same, output: { kind: 'map', length, channels: map().channels }, grid: next };
    }
    case 'globalAveragePool':
    case 'globalMaxPool':
      return { ...same, output: { kind: 'vector', units: map().channels } };
    case 'flatten':
      return { ...same, output: { kind: 'vector', units: sizeOf(shape) } };
    case 'batchNorm': {
      const channels = shape.kind === 'map' ? shape.channels : shape.units;
      const one = (part: string, trainable: boolean, initialiser: Initialiser): Parameter => ({
        name: `${name}/${part}`,
        shape: [channels],
        trainable,
        initialiser,
        l2: 0,
      });
      return {
        ...same,
        parameters: [
          one('gamma', true, 'ones'),
          one('beta', true, 'zeros'),
          one('moving_mean', false, 'zeros'),
          one('moving_variance', false, 'ones'),
        ],
      };
    }
    case 'activation':
    case 'dropout':
      return same;
  }
}

function weights(
  name: string,
  layer: { bias: boolean; initialiser: Initialiser; biasInitialiser?: Initialiser | undefined; l2: number },
  shape: number[],
): Parameter[] {
  const kernel: Parameter = {
    name: `${name}/kernel`,
    shape,
    trainable: true,
    initialiser: layer.initialiser,
    l2: layer.l2,
  };
  const outputs = shape.at(-1) ?? 0;
  const bias: Parameter = {
    name: `${name}/bias`,
    shape: [outputs],
    trainable: true,
    initialiser: layer.biasInitialiser ?? 'zeros',
    l2: 0,
  };
  return layer.bias ? [kernel, bias] : [kernel];
}

function misfit(spec: ArchitectureSpec, name: string, what: string): LabError {
  return new LabError('invalid-input', `The network “${spec.title}” does not fit together: the layer ${name} ${what}.`);
}
