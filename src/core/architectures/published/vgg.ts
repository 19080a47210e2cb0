import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';
import { BENCHMARK_SOURCE } from './benchmarkSource.js';
import { denseEnd, type DenseEndOptions } from './denseEnd.js';
import type { NetworkSize } from './networkSize.js';

/** VGG of the benchmark, after Wang et al. 2020. */
export function vgg(size: NetworkSize): ArchitectureSpec {
  return architectureSchema.parse({
    id: 'vgg',
    title: 'VGG (after Wang)',
    source: BENCHMARK_SOURCE,
    inputLength: size.inputLength,
    layers: vggLayers(size),
  });
}

export interface VggOptions {
  kernel?: number;
  /** After every block of convolutions; 0 leaves the layers out. */
  dropoutOfMaps?: number;
  units?: readonly number[];
  hidden?: DenseEndOptions;
}

/** Blocks of one or two convolutions of the same width, each halved by a pool. */
export function vggLayers(
  size: NetworkSize,
  { kernel = 5, dropoutOfMaps = 0.2, units = [120, 84, 186], hidden = { dropout: 0 } }: VggOptions = {},
): LayerInput[] {
  const blocks = [[6], [16, 16], [32, 32], [64, 64]];
  return [
    ...blocks.flatMap((filters): LayerInput[] => [
      ...filters.map((count): LayerInput => ({ type: 'conv1d', filters: count, kernel, activation: 'relu' })),
      { type: 'maxPool', size: 2, stride: 2 },
      ...(dropoutOfMaps > 0 ? [{ type: 'dropout' as const, rate: dropoutOfMaps }] : []),
    ]),
    ...denseEnd(units, size, hidden),
  ];
}
