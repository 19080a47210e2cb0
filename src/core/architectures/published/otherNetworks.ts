import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';
import { denseEnd } from './denseEnd.js';
import type { NetworkSize } from './networkSize.js';

type Make = (size: NetworkSize) => ArchitectureSpec;

const AFTER =
  'Layers after jschuetzke/spectra-model-benchmark, where a single output tells whether the target is there; here there is one for each class.';

/** Published networks beside those of the review and of the benchmark. */
export const otherNetworks: Readonly<Record<string, Make>> = {
  park: make(
    'park',
    'Park et al. 2017 (XRD)',
    `IUCrJ 4, 486 (2017), doi:10.1107/S205225251700714X. ${AFTER}`,
    (size) => [...averaged(0), ...denseEnd([700, 70], size, { activation: 'relu' })],
  ),
  vecsei: make(
    'vecsei',
    'Vecsei et al. 2019 (XRD)',
    `Phys. Rev. B 99, 245120 (2019), doi:10.1103/PhysRevB.99.245120. ${AFTER}`,
    (size) => [...averaged(0.3), ...denseEnd([2300, 1150], size, { activation: 'relu', dropout: 0.5 })],
  ),
  fan: make('fan', 'Fan et al. 2019 (Raman)', `Analyst 144, 1789 (2019). ${AFTER}`, (size) => [
    ...convolutions(1, 32, 5),
    { type: 'maxPool', size: 2 },
    { type: 'dropout', rate: 0.3 },
    ...convolutions(1, 64, 5),
    { type: 'maxPool', size: 2 },
    ...denseEnd([3584, 1024], size, { activation: 'relu' }),
  ]),
  sang: make('sang', 'Sang et al. 2022 (Raman)', `Neural Process. Lett. 54, 677 (2022). ${AFTER}`, (size) => [
    ...sixteenConvolutions.flatMap(({ count, filters }): LayerInput[] => [
      ...convolutions(count, filters, 3),
      { type: 'maxPool', size: 2 },
    ]),
    { type: 'flatten' },
    { type: 'dense', units: 512 },
    { type: 'batchNorm' },
    { type: 'activation', activation: 'relu' },
    { type: 'dropout', rate: 0.5 },
    output(size),
  ]),
  mozaffari: make('mozaffari', 'Mozaffari & Tay (Raman)', AFTER, (size) => [
    ...convolutions(1, 32, 3),
    ...denseEnd([64], size, { activation: 'relu', dropout: 0 }),
  ]),
  bhattacharya: make(
    'bhattacharya',
    'Bhattacharya et al., without its LSTM',
    `${AFTER} The recurrent layer (LSTM of 32 units) before the dense ones is left out: they take the flattened map.`,
    (size) => [
      ...[128, 64, 64].flatMap((filters): LayerInput[] => [
        ...convolutions(1, filters, 2),
        { type: 'maxPool', size: 2 },
        { type: 'dropout', rate: 0.2 },
      ]),
      ...convolutions(1, 32, 2),
      { type: 'maxPool', size: 2 },
      ...denseEnd([500, 500], size, { activation: 'relu', dropout: 0.2 }),
    ],
  ),
  schuetzke: make('schuetzke', 'Schuetzke, five convolutions (XRD)', AFTER, (size) => [
    ...[127, 63, 42, 31, 25].flatMap((kernel): LayerInput[] => [
      ...convolutions(1, 64, kernel),
      { type: 'maxPool', size: 2 },
    ]),
    ...denseEnd([100], size, { activation: 'relu', dropout: 0.35 }),
  ]),
  'speed-screen': make(
    'speed-screen',
    'SpeedScreen-XRD, Schuetzke et al. 2024 (XRD)',
    'Adv. Intell. Syst. (2024); layers after jschuetzke/SpeedScreen-XRD. There the maximum is taken over the filters at each place, and two sigmoid outputs with non-negative kernels (the second behind a normalisation) tell empty from structure and one phase from several; here it is taken over the places of each filter, and one output for each class, without such a constraint, follows at once.',
    (size) => [
      ...([0, 1, 2, 3] as const).flatMap((i): LayerInput[] => [
        { type: 'conv1d', filters: 32, kernel: 17, padding: i === 0 ? 'valid' : 'same', activation: 'gelu' },
        { type: 'maxPool', size: 3, stride: 2 },
      ]),
      { type: 'concat', name: 'pooled', branches: [[{ type: 'globalAveragePool' }], [{ type: 'globalMaxPool' }]] },
      output(size),
    ],
  ),
  siamese: make(
    'siamese',
    'Siamese network of Schuetzke, as a classifier',
    'Layers after jschuetzke/siamese-1d. There the flattened last map, brought to length 1, is compared by distances and trained with triplets; that training is not offered here, the map goes to one output for each class.',
    (size) => [
      ...siameseTrunk,
      { type: 'conv1d', filters: 1, kernel: 1, activation: 'relu', initialiser: 'heUniform' },
      { type: 'flatten', name: 'embedding' },
      output(size),
    ],
  ),
};

const sixteenConvolutions = [
  { count: 2, filters: 64 },
  { count: 2, filters: 128 },
  { count: 4, filters: 256 },
  { count: 4, filters: 512 },
  { count: 4, filters: 512 },
];

const siameseTrunk = [[6], [16, 16], [32, 32], [64, 64]].flatMap((filters): LayerInput[] => [
  ...filters.map((count): LayerInput => ({
    ...{ type: 'conv1d', filters: count, kernel: 5, activation: 'relu' },
    ...{ bias: false, initialiser: 'heUniform' },
  })),
  { type: 'maxPool', size: 2, padding: 'same' },
  { type: 'dropout', rate: 0.2 },
]);

function make(id: string, title: string, source: string, layers: (size: NetworkSize) => LayerInput[]): Make {
  return (size) => architectureSchema.parse({ id, title, source, inputLength: size.inputLength, layers: layers(size) });
}

function convolutions(count: number, filters: number, kernel: number): LayerInput[] {
  return Array.from({ length: count }, () => ({ type: 'conv1d', filters, kernel, activation: 'relu' }));
}

/** Three wide convolutions with strides; averaged, so that positions are kept better than by maxima. */
function averaged(dropout: number): LayerInput[] {
  const steps = [
    { kernel: 100, stride: 5, poolStride: 2 },
    { kernel: 50, stride: 5, poolStride: 1 },
    { kernel: 25, stride: 2, poolStride: 1 },
  ];
  return steps.flatMap(({ kernel, stride, poolStride }): LayerInput[] => [
    { type: 'conv1d', filters: 80, kernel, stride, activation: 'relu' },
    ...(dropout > 0 ? [{ type: 'dropout' as const, rate: dropout }] : []),
    { type: 'avgPool', size: 3, stride: poolStride },
  ]);
}

function output({ outputs, head = 'softmax' }: NetworkSize): LayerInput {
  return { type: 'dense', name: 'output', units: outputs, activation: head };
}
