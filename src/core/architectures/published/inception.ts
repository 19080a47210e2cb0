import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';
import { BENCHMARK_SOURCE } from './benchmarkSource.js';
import { threeConvolutions } from './cnn3.js';
import { denseEnd, type DenseEndOptions } from './denseEnd.js';
import type { NetworkSize } from './networkSize.js';

/** Filters of each block: the way of width 1; before and in the way of width 3; before and in that of width 5; after the average. */
const blocks = [
  { one: 22, three: [32, 42], five: [6, 12], pooled: 10 },
  { one: 28, three: [43, 56], five: [7, 14], pooled: 14 },
  { one: 37, three: [56, 73], five: [9, 18], pooled: 19 },
  { one: 49, three: [74, 96], five: [12, 24], pooled: 25 },
  { one: 65, three: [97, 126], five: [16, 32], pooled: 32 },
  { one: 85, three: [128, 166], five: [19, 38], pooled: 43 },
] as const;

/** INC3 of the benchmark: the convolutions of CNN3 and three inception blocks. */
export function inc3(size: NetworkSize, hidden: DenseEndOptions = {}): ArchitectureSpec {
  return inception('inc3', 'INC3 (CNN3 and three inception blocks)', 3, [3700, 740], size, hidden);
}

/** INC6 of the benchmark: the same with six blocks. */
export function inc6(size: NetworkSize, hidden: DenseEndOptions = {}): ArchitectureSpec {
  return inception('inc6', 'INC6 (CNN3 and six inception blocks)', 6, [4000, 400], size, hidden);
}

function inception(
  id: string,
  title: string,
  count: number,
  units: readonly number[],
  size: NetworkSize,
  hidden: DenseEndOptions,
): ArchitectureSpec {
  return architectureSchema.parse({
    ...{ id, title, source: BENCHMARK_SOURCE, inputLength: size.inputLength },
    layers: [...threeConvolutions, ...blocks.slice(0, count).map(block), ...denseEnd(units, size, hidden)],
  });
}

/** Szegedy et al. 2015, arXiv:1409.4842, along one axis. */
function block({ one, three, five, pooled }: (typeof blocks)[number]): LayerInput {
  const convolution = (filters: number, kernel: number) =>
    ({ type: 'conv1d', filters, kernel, activation: 'relu' }) as const;
  return {
    type: 'concat',
    branches: [
      [convolution(one, 1)],
      [convolution(three[0], 1), convolution(three[1], 3)],
      [convolution(five[0], 1), convolution(five[1], 5)],
      [{ type: 'avgPool', size: 3, stride: 1, padding: 'same' }, convolution(pooled, 1)],
    ],
  };
}
