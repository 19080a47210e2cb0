import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';

export interface TowerOptions {
  inputLength: number;
  outputs: number;
  /** Max pools of 2. */
  depth: number;
  /** A convolution before each pool; none when absent. */
  convolution?: { filters: number; kernel: number };
  /** Of the hidden layer of the head. */
  units: number;
}

/** Pools with or without convolutions before them, and the same dense head. Without pools it is the head alone. */
export function towerOf({ inputLength, outputs, depth, convolution, units }: TowerOptions): ArchitectureSpec {
  const block: LayerInput[] = [
    ...(convolution ? [{ type: 'conv1d' as const, ...convolution, activation: 'relu' as const }] : []),
    { type: 'maxPool', size: 2 },
  ];
  return architectureSchema.parse({
    id: `${convolution ? 'conv-pool' : 'pool'}-${depth}`,
    title: `${convolution ? 'Convolutions and pools' : 'Pools'}, ${depth} times`,
    inputLength,
    layers: [
      ...Array.from({ length: depth }, () => block).flat(),
      { type: 'flatten' },
      { type: 'dense', units, activation: 'relu' },
      { type: 'dense', name: 'output', units: outputs, activation: 'softmax' },
    ],
  });
}
