import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';
import { BENCHMARK_SOURCE } from './benchmarkSource.js';
import { denseEnd, type DenseEndOptions } from './denseEnd.js';
import type { NetworkSize } from './networkSize.js';
import { residualBlock } from './residualBlock.js';

export interface ResnetOptions {
  /** Without it the first convolution has ReLU, as in the modification of the study. */
  batchNorm?: boolean;
  units?: readonly number[];
  hidden?: DenseEndOptions;
}

/**
 * RESNET of the benchmark, after Ho et al. 2019 and unlike it: every stage starts with a stride of 2, the first convolution has no
 * activation, convolutions have biases beside their normalisation, and a dropout of half comes before the output.
 */
export function resnet(
  size: NetworkSize,
  { batchNorm = true, units = [], hidden = { dropout: 0.5 } }: ResnetOptions = {},
): ArchitectureSpec {
  const stem: LayerInput = { type: 'conv1d', filters: 64, kernel: 5, activation: batchNorm ? 'linear' : 'relu' };
  const stages = Array.from({ length: 6 }, () => [2, 1]).flat();
  return architectureSchema.parse({
    id: 'resnet',
    title: 'RESNET (after Ho)',
    source: BENCHMARK_SOURCE,
    inputLength: size.inputLength,
    layers: [
      stem,
      ...(batchNorm ? [{ type: 'batchNorm' as const }] : []),
      ...stages.map((stride) => residualBlock({ stride, projects: false, batchNorm, bias: true })),
      ...denseEnd(units, size, hidden),
    ],
  });
}
