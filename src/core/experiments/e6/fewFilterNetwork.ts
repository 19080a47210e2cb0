import { architectureSchema, type ArchitectureSpec } from '../../../contract/index.js';
import { slidesCnn } from '../../architectures/published/slidesCnn.js';
import type { Variant } from './parameters.js';

/** The small CNN with so few filters that each of them counts; first weights and activation of the convolutions as asked. */
export function fewFilterNetwork(
  variant: Pick<Variant, 'initialiser' | 'activation' | 'filters'>,
  kernels: readonly number[],
  inputLength: number,
  outputs: number,
): ArchitectureSpec {
  const { filters, activation, initialiser } = variant;
  const base = slidesCnn({ inputLength, outputs });
  let convolution = 0;
  const kernelOf = (own: number): number => kernels[convolution++] ?? own;
  return architectureSchema.parse({
    ...base,
    title: `${base.title}, ${filters === 1 ? 'one filter' : `${filters} filters`} per layer`,
    layers: base.layers.map((layer) =>
      layer.type === 'conv1d' ? { ...layer, kernel: kernelOf(layer.kernel), filters, activation, initialiser } : layer,
    ),
  });
}

/** The convolutions by name, first to last. */
export const convolutionNames = ['conv1d1', 'conv1d2', 'conv1d3'] as const;
