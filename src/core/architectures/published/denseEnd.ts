import type { LayerInput } from '../../../contract/index.js';
import type { NetworkSize } from './networkSize.js';

export interface DenseEndOptions {
  /** Before every hidden dense layer and once more before the output; 0 leaves the layers out. */
  dropout?: number;
  /** Of the hidden layers. In the benchmark of 2023 most networks have none. */
  activation?: 'linear' | 'relu';
}

/** Flattened maps, hidden dense layers of `units`, and the output. */
export function denseEnd(
  units: readonly number[],
  { outputs, head = 'softmax' }: NetworkSize,
  { dropout = 0.3, activation = 'linear' }: DenseEndOptions = {},
): LayerInput[] {
  const drop: LayerInput[] = dropout > 0 ? [{ type: 'dropout', rate: dropout }] : [];
  return [
    { type: 'flatten' },
    ...units.flatMap((count): LayerInput[] => [...drop, { type: 'dense', units: count, activation }]),
    ...drop,
    { type: 'dense', name: 'output', units: outputs, activation: head },
  ];
}
