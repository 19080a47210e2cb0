import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';
import { BENCHMARK_SOURCE } from './benchmarkSource.js';
import { denseEnd } from './denseEnd.js';
import type { NetworkSize } from './networkSize.js';

export interface CnnBnOptions {
  batchNorm?: boolean;
  /** Of the hidden dense layer. */
  activation?: 'linear' | 'relu';
}

/**
 * CNN BN of the benchmark, after Liu et al. 2017 and unlike it: only the convolutions are normalised, the slope left of zero is 0.1, the
 * hidden dense layer is linear and weights start as usual.
 */
export function cnnBn(
  size: NetworkSize,
  { batchNorm = true, activation = 'linear' }: CnnBnOptions = {},
): ArchitectureSpec {
  const convolution = (filters: number, kernel: number): LayerInput[] => [
    { type: 'conv1d', filters, kernel },
    ...(batchNorm ? [{ type: 'batchNorm' as const }] : []),
    { type: 'activation', activation: 'leakyRelu', slope: 0.1 },
    { type: 'maxPool', size: 2, stride: 2 },
  ];
  return architectureSchema.parse({
    id: 'cnn-bn',
    title: 'CNN BN (after Liu)',
    source: BENCHMARK_SOURCE,
    inputLength: size.inputLength,
    layers: [
      ...convolution(16, 21),
      ...convolution(32, 11),
      ...convolution(64, 5),
      ...denseEnd([2048], size, { dropout: 0.5, activation }),
    ],
  });
}
