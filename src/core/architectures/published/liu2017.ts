import { architectureSchema, type ArchitectureSpec } from '../../../contract/index.js';
import type { NetworkSize } from './networkSize.js';

/**
 * Liu, Osadchy, Ashton, Foster, Solomon and Gibson 2017, Raman. Every weight starts as N(0, 0.05), every layer is batch-normalised,
 * the output too. The paper does not give the slope of its LeakyReLU; 0.1 is what the benchmark of 2023 took.
 */
export function liu2017({ inputLength, outputs, head = 'softmax' }: NetworkSize): ArchitectureSpec {
  const initialiser = { normal: { variance: 0.05 } };
  const convolution = (filters: number, kernel: number) => [
    { type: 'conv1d' as const, filters, kernel, initialiser },
    { type: 'batchNorm' as const },
    { type: 'activation' as const, activation: 'leakyRelu' as const, slope: 0.1 },
    { type: 'maxPool' as const, size: 2, stride: 2 },
  ];
  return architectureSchema.parse({
    id: 'liu-2017',
    title: 'Liu et al. 2017 (Raman)',
    source: 'Analyst 142, 4067 (2017), arXiv:1708.09022. The slope of LeakyReLU is not given there.',
    inputLength,
    layers: [
      ...convolution(16, 21),
      ...convolution(32, 11),
      ...convolution(64, 5),
      { type: 'flatten' },
      { type: 'dense', units: 2048, initialiser },
      { type: 'batchNorm' },
      { type: 'activation', activation: 'tanh' },
      { type: 'dropout', rate: 0.5 },
      { type: 'dense', units: outputs, initialiser },
      { type: 'batchNorm' },
      { type: 'activation', name: 'output', activation: head },
    ],
  });
}
