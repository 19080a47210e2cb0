import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';
import type { NetworkSize } from '../published/networkSize.js';

/** Filters and kernel of each convolution: wide ones first, which see a whole broadened line. */
const steps = [
  [32, 35, 2],
  [32, 25, 1],
  [64, 15, 1],
  [64, 9, 1],
] as const;

/**
 * For phases whose patterns are calculated from their structures: the plan of CNN6 (wide kernels, pools, dense layers with ReLU and
 * dropout) at a seventh of its multiplications, so that one core trains it in minutes. Its dropout gives the confidence.
 */
export function phaselensPhases({ inputLength, outputs, head = 'softmax' }: NetworkSize): ArchitectureSpec {
  return architectureSchema.parse({
    id: 'phaselens-phases',
    title: 'Phaselens for phases (wide kernels, dropout)',
    source:
      'Of this project, after N. J. Szymanski et al., Chem. Mater. 33 (2021) 4204, doi 10.1021/acs.chemmater.1c01071.',
    inputLength,
    layers: [
      ...steps.flatMap(([filters, kernel, stride]): LayerInput[] => [
        { type: 'conv1d', filters, kernel, stride, padding: 'same', activation: 'relu' },
        { type: 'maxPool', size: 2 },
      ]),
      { type: 'flatten' },
      { type: 'dropout', rate: 0.5 },
      { type: 'dense', units: 512, activation: 'relu' },
      { type: 'dropout', rate: 0.5 },
      { type: 'dense', name: 'output', units: outputs, activation: head },
    ],
  });
}
