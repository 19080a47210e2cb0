import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';
import { BENCHMARK_SOURCE } from './benchmarkSource.js';
import { denseEnd, type DenseEndOptions } from './denseEnd.js';
import type { NetworkSize } from './networkSize.js';

/** CNN2 of the benchmark: the network of Lee et al. 2020 with two convolutions. Its hidden dense layers are linear. */
export function cnn2(size: NetworkSize, hidden: DenseEndOptions = {}): ArchitectureSpec {
  return architectureSchema.parse({
    id: 'cnn2',
    title: 'CNN2 (after Lee)',
    source: BENCHMARK_SOURCE,
    inputLength: size.inputLength,
    layers: [...twoConvolutions, ...denseEnd([2000, 500], size, hidden)],
  });
}

/** Wide windows with strides. */
export const twoConvolutions: readonly LayerInput[] = [
  { type: 'conv1d', filters: 64, kernel: 50, stride: 2, activation: 'relu' },
  { type: 'maxPool', size: 3, stride: 2 },
  { type: 'conv1d', filters: 64, kernel: 25, stride: 3, activation: 'relu' },
  { type: 'maxPool', size: 2, stride: 3 },
];
