import {
  trainingRecipeSchema,
  type LayerInput,
  type TrainingRecipe,
  type TrainingRecipeInput,
} from '../../../../contract/index.js';
import type { Batch } from '../../fit/samples.js';
import { randomNumbers } from '../../seeded/randomNumbers.js';

export const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  if (a.length !== b.length) return Number.NaN;
  let most = 0;
  for (let i = 0; i < a.length; i += 1) {
    const off = Math.abs((a[i] as number) - (b[i] as number));
    if (!(off <= most)) most = off;
  }
  return most;
};

export function noise(count: number, seed: number, scale = 1): Float32Array {
  const random = randomNumbers(seed);
  return Float32Array.from({ length: count }, () => scale * random.normal());
}

export function smallRecipe(
  layers: LayerInput[],
  points: number,
  more: Partial<TrainingRecipeInput> = {},
): TrainingRecipe {
  return trainingRecipeSchema.parse({
    architecture: { id: 'small', title: 'Small', inputLength: points, layers },
    epochs: 1,
    ...more,
  });
}

/** Noise, classes in turn, and factors that differ. */
export function smallBatch(count: number, points: number, outputs: number, loss: TrainingRecipe['loss']): Batch {
  const targets = loss === 'meanSquaredError' ? noise(count * outputs, 5) : new Float32Array(count * outputs);
  if (loss === 'crossEntropy')
    for (let row = 0; row < count; row += 1)
      if (outputs === 1) targets[row] = row % 2;
      else targets[row * outputs + (row % outputs)] = 1;
  const factors = Float32Array.from({ length: count }, (_, row) => 0.5 + (row % 3));
  return { inputs: noise(count * points, 4), targets, factors, count };
}

const dense: LayerInput = { type: 'dense', units: 3, activation: 'softmax' };
const conv = (more: object = {}): LayerInput => ({
  type: 'conv1d',
  filters: 4,
  kernel: 5,
  activation: 'tanh',
  ...more,
});
const flat: LayerInput = { type: 'flatten' };
const withActivation = (activation: string): LayerInput[] => [
  conv({ activation: 'linear' }),
  { type: 'activation', activation, slope: 0.2 } as LayerInput,
  flat,
  dense,
];

const inception = {
  type: 'concat',
  branches: [
    [conv({ kernel: 1, filters: 2 })],
    [conv({ kernel: 1, filters: 2 }), conv({ kernel: 3, filters: 3 })],
    [conv({ kernel: 1, filters: 2 }), conv({ kernel: 5, filters: 2 })],
    [{ type: 'avgPool', size: 3, stride: 1, padding: 'same' }, conv({ kernel: 1, filters: 1 })],
  ],
} as LayerInput;

/** Each kind of layer between others that learn. */
export const layerCases: Record<string, LayerInput[]> = {
  'conv1d, same': [conv(), conv({ kernel: 3, bias: false }), flat, dense],
  'conv1d, valid, with stride': [
    conv({ padding: 'valid' }),
    conv({ kernel: 4, stride: 3, padding: 'valid' }),
    flat,
    dense,
  ],
  'conv1d, same, with stride': [conv({ stride: 2 }), conv({ kernel: 6, stride: 3 }), flat, dense],
  dense: [flat, { type: 'dense', units: 6, activation: 'tanh' }, { type: 'dense', units: 5, bias: false }, dense],
  'batchNorm of maps': [conv({ bias: false }), { type: 'batchNorm', momentum: 0.8 }, conv(), flat, dense],
  'batchNorm of vectors': [flat, { type: 'dense', units: 6, bias: false }, { type: 'batchNorm', momentum: 0.7 }, dense],
  maxPool: [conv(), { type: 'maxPool', size: 2 }, flat, dense],
  'maxPool, overlapping': [conv(), { type: 'maxPool', size: 3, stride: 2, padding: 'same' }, flat, dense],
  'maxPool behind each activation': [
    ...['leakyRelu', 'elu', 'sigmoid', 'gelu', 'linear'].flatMap((activation): LayerInput[] => [
      conv({ activation, kernel: 3 }),
      { type: 'maxPool', size: 3, stride: 1 },
    ]),
    flat,
    dense,
  ],
  'maxPool behind a residual block, and first in one': [
    conv(),
    {
      type: 'residual',
      main: [{ type: 'maxPool', size: 3, stride: 1, padding: 'same' }, conv()],
      activation: 'leakyRelu',
    } as LayerInput,
    { type: 'maxPool', size: 2 },
    flat,
    dense,
  ],
  avgPool: [conv(), { type: 'avgPool', size: 3, stride: 2, padding: 'same' }, flat, dense],
  'avgPool of every point, with zeros beside': [
    conv(),
    { type: 'avgPool', size: 3, stride: 1, padding: 'same' },
    flat,
    dense,
  ],
  globalMaxPool: [conv(), { type: 'globalMaxPool' }, dense],
  'globalMaxPool of equal numbers': [
    conv({ activation: 'linear' }),
    { type: 'maxPool', size: 4, stride: 1, padding: 'same' },
    { type: 'globalMaxPool' },
    dense,
  ],
  'an inception block': [conv(), inception, conv({ kernel: 3 }), flat, dense],
  'an inception block, first of all': [inception, flat, dense],
  'an inception block that passes its input on': [
    conv(),
    {
      type: 'concat',
      branches: [
        [],
        [conv({ kernel: 3 }), { type: 'batchNorm' }],
        [{ type: 'maxPool', size: 3, stride: 1, padding: 'same' }],
      ],
    } as LayerInput,
    flat,
    dense,
  ],
  'two global pools side by side': [
    conv(),
    { type: 'concat', branches: [[{ type: 'globalAveragePool' }], [{ type: 'globalMaxPool' }]] },
    dense,
  ],
  'dense ways side by side': [
    flat,
    {
      type: 'concat',
      branches: [[{ type: 'dense', units: 3, activation: 'tanh' }], [], [{ type: 'dense', units: 2 }]],
    },
    dense,
  ],
  globalAveragePool: [conv(), { type: 'globalAveragePool' }, dense],
  'a residual block with an empty shortcut': [
    conv(),
    { type: 'residual', main: [conv(), conv({ activation: 'linear' })], activation: 'elu' } as LayerInput,
    flat,
    dense,
  ],
  'a residual block with a shortcut, first of all': [
    {
      type: 'residual',
      main: [conv({ stride: 2, bias: false }), { type: 'batchNorm' }],
      shortcut: [conv({ kernel: 1, stride: 2 })],
      activation: 'tanh',
    } as LayerInput,
    flat,
    dense,
  ],
  ...Object.fromEntries(
    ['relu', 'leakyRelu', 'elu', 'gelu', 'tanh', 'sigmoid', 'softmax'].map((name) => [name, withActivation(name)]),
  ),
  'L2 terms': [conv({ l2: 0.1 }), flat, { ...dense, l2: 0.05 }],
};
