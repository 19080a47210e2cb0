import { architectureSchema, type ArchitectureSpec } from '../../../contract/index.js';
import type { NetworkSize } from './networkSize.js';

/** Oviedo et al. 2019, XRD of thin films: convolutions only, averaged over the whole pattern, which gives exact class activation maps. */
export function oviedo2019({ inputLength, outputs, head = 'softmax' }: NetworkSize): ArchitectureSpec {
  return architectureSchema.parse({
    id: 'oviedo-2019',
    title: 'Oviedo et al. 2019, all-convolutional (XRD)',
    source:
      'npj Comput. Mater. 5, 60 (2019), doi:10.1038/s41524-019-0196-x; layers after Schuetzke, spectra-model-benchmark.',
    inputLength,
    layers: [
      { type: 'conv1d', filters: 32, kernel: 8, stride: 8, activation: 'relu' },
      { type: 'conv1d', filters: 32, kernel: 5, stride: 5, activation: 'relu' },
      { type: 'conv1d', filters: 32, kernel: 3, stride: 3, activation: 'relu' },
      { type: 'globalAveragePool' },
      { type: 'dense', name: 'output', units: outputs, activation: head },
    ],
  });
}
