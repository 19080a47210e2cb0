import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';
import { BENCHMARK_SOURCE } from './benchmarkSource.js';
import { denseEnd, type DenseEndOptions } from './denseEnd.js';
import type { NetworkSize } from './networkSize.js';

export interface Cnn6Options extends DenseEndOptions {
  /** Between convolution and activation. */
  batchNorm?: boolean;
  /** After every pool. */
  dropoutOfMaps?: number;
}

/** Kernel of each convolution with size and stride of the pool behind it; the last three pools only take every second point. */
const steps = [
  [35, 3, 2],
  [30, 3, 2],
  [25, 2, 2],
  [20, 1, 2],
  [15, 1, 2],
  [10, 1, 2],
] as const;

/** CNN6 of the benchmark, after Szymanski: six convolutions of falling width, and hidden dense layers with ReLU. */
export function cnn6(
  size: NetworkSize,
  { batchNorm = false, dropoutOfMaps = 0, dropout = 0.7, activation = 'relu' }: Cnn6Options = {},
): ArchitectureSpec {
  return architectureSchema.parse({
    id: 'cnn6',
    title: 'CNN6 (after Szymanski)',
    source: BENCHMARK_SOURCE,
    inputLength: size.inputLength,
    layers: [
      ...steps.flatMap(([kernel, pool, stride]): LayerInput[] => [
        ...convolution(kernel, batchNorm),
        { type: 'maxPool', size: pool, stride },
        ...(dropoutOfMaps > 0 ? [{ type: 'dropout' as const, rate: dropoutOfMaps }] : []),
      ]),
      ...denseEnd([3100, 1200], size, { dropout, activation }),
    ],
  });
}

function convolution(kernel: number, batchNorm: boolean): LayerInput[] {
  const layer = { type: 'conv1d', filters: 64, kernel } as const;
  if (!batchNorm) return [{ ...layer, activation: 'relu' }];
  return [layer, { type: 'batchNorm' }, { type: 'activation', activation: 'relu' }];
}
