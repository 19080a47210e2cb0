import { architectureSchema, type ArchitectureSpec } from '../../../contract/index.js';
import type { NetworkSize } from './networkSize.js';
import { residualBlock } from './residualBlock.js';

export interface Ho2019Options extends NetworkSize {
  /** Strides of the six stages; fewer twos are the cure of experiment 7. */
  strides?: readonly number[];
}

/** Ho et al. 2019, Raman of bacteria: a residual network without any pool; strides shorten the maps instead. */
export function ho2019({
  inputLength,
  outputs,
  head = 'softmax',
  strides = [1, 2, 2, 2, 2, 2],
}: Ho2019Options): ArchitectureSpec {
  const kind = { batchNorm: true, bias: false };
  return architectureSchema.parse({
    id: 'ho-2019',
    title: 'Ho et al. 2019, ResNet (Raman)',
    source: 'Nat. Commun. (2019), doi:10.1038/s41467-019-12898-9; layers after resnet.py of csho33/bacteria-ID.',
    inputLength,
    layers: [
      { type: 'conv1d', filters: 64, kernel: 5, bias: false },
      { type: 'batchNorm' },
      { type: 'activation', activation: 'relu' },
      ...strides.flatMap((stride, stage) => [
        residualBlock({ ...kind, stride, projects: stage === 0 }),
        residualBlock({ ...kind, stride: 1, projects: false }),
      ]),
      { type: 'flatten' },
      { type: 'dense', name: 'output', units: outputs, activation: head },
    ],
  });
}
