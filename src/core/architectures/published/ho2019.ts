import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';
import type { NetworkSize } from './networkSize.js';

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
  const stem = 64;
  return architectureSchema.parse({
    id: 'ho-2019',
    title: 'Ho et al. 2019, ResNet (Raman)',
    source: 'Nat. Commun. (2019), doi:10.1038/s41467-019-12898-9; layers after resnet.py of csho33/bacteria-ID.',
    inputLength,
    layers: [
      { type: 'conv1d', filters: stem, kernel: 5, bias: false },
      { type: 'batchNorm' },
      { type: 'activation', activation: 'relu' },
      ...strides.flatMap((stride, stage) => [block(stride, stage === 0), block(1, false)]),
      { type: 'flatten' },
      { type: 'dense', name: 'output', units: outputs, activation: head },
    ],
  });
}

/** Two convolutions beside a shortcut, which needs a convolution of its own where the shape changes. */
function block(stride: number, fromStem: boolean): LayerInput {
  const filters = 100;
  const projects = stride > 1 || fromStem;
  return {
    type: 'residual',
    main: [
      { type: 'conv1d', filters, kernel: 5, stride, bias: false },
      { type: 'batchNorm' },
      { type: 'activation', activation: 'relu' },
      { type: 'conv1d', filters, kernel: 5, bias: false },
      { type: 'batchNorm' },
    ],
    shortcut: projects ? [{ type: 'conv1d', filters, kernel: 1, stride, bias: false }, { type: 'batchNorm' }] : [],
    activation: 'relu',
  };
}
