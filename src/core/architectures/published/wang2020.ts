import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';
import type { NetworkSize } from './networkSize.js';

/** Wang, Xie et al. 2020, XRD of metal-organic frameworks: the style of VGG, blocks of small kernels, each halved by a pool. */
export function wang2020({ inputLength, outputs, head = 'softmax' }: NetworkSize): ArchitectureSpec {
  const block = (...filters: number[]): LayerInput[] => [
    ...filters.map((count): LayerInput => ({ type: 'conv1d', filters: count, kernel: 5, activation: 'relu' })),
    { type: 'maxPool', size: 2, stride: 2 },
    { type: 'dropout', rate: 0.2 },
  ];
  return architectureSchema.parse({
    id: 'wang-2020',
    title: 'Wang et al. 2020, VGG-like (XRD)',
    source:
      'J. Chem. Inf. Model. (2020), doi:10.1021/acs.jcim.0c00020; layers after the benchmark of Schuetzke et al. 2023.',
    inputLength,
    layers: [
      ...block(6),
      ...block(16, 16),
      ...block(32, 32),
      ...block(64, 64),
      { type: 'flatten' },
      { type: 'dense', units: 120 },
      { type: 'dense', units: 84 },
      { type: 'dense', units: 186 },
      { type: 'dense', name: 'output', units: outputs, activation: head },
    ],
  });
}
