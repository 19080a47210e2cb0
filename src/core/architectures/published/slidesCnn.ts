import { architectureSchema, type ArchitectureSpec } from '../../../contract/index.js';
import type { NetworkSize } from './networkSize.js';

/**
 * The small network of the review: three convolutions, each halved by a pool, in front of one dense layer.
 * The slides give neither filters nor kernels; these are those of the author's own tutorial (16 filters, kernels 35, 25, 15, dense 50).
 */
export function slidesCnn({ inputLength, outputs, head = 'softmax' }: NetworkSize): ArchitectureSpec {
  return architectureSchema.parse({
    id: 'slides-cnn',
    title: 'Small CNN of the review',
    source: 'J. Schuetzke, ECM 2022, doi:10.5445/IR/1000151442; filters and kernels of his TiO2 tutorial (2024).',
    inputLength,
    layers: [
      { type: 'conv1d', filters: 16, kernel: 35, activation: 'relu' },
      { type: 'maxPool', size: 2 },
      { type: 'conv1d', filters: 16, kernel: 25, activation: 'relu' },
      { type: 'maxPool', size: 2 },
      { type: 'conv1d', filters: 16, kernel: 15, activation: 'relu' },
      { type: 'maxPool', size: 2 },
      { type: 'flatten' },
      { type: 'dense', units: 50, activation: 'relu' },
      { type: 'dense', name: 'output', units: outputs, activation: head },
    ],
  });
}
