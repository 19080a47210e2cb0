import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';
import { BENCHMARK_SOURCE } from './benchmarkSource.js';
import { denseEnd, type DenseEndOptions } from './denseEnd.js';
import type { NetworkSize } from './networkSize.js';

/** CNN3 of the benchmark: the network of Lee et al. 2020 with three convolutions. Its hidden dense layers are linear. */
export function cnn3(size: NetworkSize, hidden: DenseEndOptions = {}): ArchitectureSpec {
  return architectureSchema.parse({
    id: 'cnn3',
    title: 'CNN3 (after Lee)',
    source: BENCHMARK_SOURCE,
    inputLength: size.inputLength,
    layers: [...threeConvolutions, ...denseEnd([2500, 1000], size, hidden)],
  });
}

/** The last pool only takes every second point. */
export const threeConvolutions: readonly LayerInput[] = [
  { type: 'conv1d', filters: 64, kernel: 20, activation: 'relu' },
  { type: 'maxPool', size: 3, stride: 3 },
  { type: 'conv1d', filters: 64, kernel: 15, activation: 'relu' },
  { type: 'maxPool', size: 2, stride: 3 },
  { type: 'conv1d', filters: 64, kernel: 10, stride: 2, activation: 'relu' },
  { type: 'maxPool', size: 1, stride: 2 },
];
