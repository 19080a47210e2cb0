import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';
import type { NetworkSize } from './networkSize.js';

const source =
  'Nat. Commun. 11, 86 (2020), doi:10.1038/s41467-019-13749-3; layers after the benchmark of Schuetzke et al. 2023.';

/** Lee, Park, Lee, Singh and Sohn 2020, XRD: the network with two convolutions. Its hidden dense layers are linear in the benchmark. */
export function lee2020Cnn2(size: NetworkSize): ArchitectureSpec {
  return architectureSchema.parse({
    id: 'lee-2020-cnn2',
    title: 'Lee et al. 2020, CNN_2 (XRD)',
    source,
    inputLength: size.inputLength,
    layers: [
      { type: 'conv1d', filters: 64, kernel: 50, stride: 2, activation: 'relu' },
      { type: 'maxPool', size: 3, stride: 2 },
      { type: 'conv1d', filters: 64, kernel: 25, stride: 3, activation: 'relu' },
      { type: 'maxPool', size: 2, stride: 3 },
      ...denseEnd([2000, 500], size),
    ],
  });
}

/** The one with three; its last pool only takes every second point. */
export function lee2020Cnn3(size: NetworkSize): ArchitectureSpec {
  return architectureSchema.parse({
    id: 'lee-2020-cnn3',
    title: 'Lee et al. 2020, CNN_3 (XRD)',
    source,
    inputLength: size.inputLength,
    layers: [
      { type: 'conv1d', filters: 64, kernel: 20, activation: 'relu' },
      { type: 'maxPool', size: 3, stride: 3 },
      { type: 'conv1d', filters: 64, kernel: 15, activation: 'relu' },
      { type: 'maxPool', size: 2, stride: 3 },
      { type: 'conv1d', filters: 64, kernel: 10, stride: 2, activation: 'relu' },
      { type: 'maxPool', size: 1, stride: 2 },
      ...denseEnd([2500, 1000], size),
    ],
  });
}

function denseEnd(units: readonly number[], { outputs, head = 'softmax' }: NetworkSize): LayerInput[] {
  return [
    { type: 'flatten' },
    ...units.flatMap((count): LayerInput[] => [
      { type: 'dropout', rate: 0.3 },
      { type: 'dense', units: count },
    ]),
    { type: 'dropout', rate: 0.3 },
    { type: 'dense', name: 'output', units: outputs, activation: head },
  ];
}
