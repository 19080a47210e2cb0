import { architectureSchema, type ArchitectureSpec } from '../../../contract/index.js';
import { BENCHMARK_SOURCE } from './benchmarkSource.js';
import { cnn2 } from './cnn2.js';
import { cnn3 } from './cnn3.js';
import { cnn6 } from './cnn6.js';
import { cnnBn } from './cnnBn.js';
import { inc3, inc6 } from './inception.js';
import type { NetworkSize } from './networkSize.js';
import { resnet } from './resnet.js';
import { vggLayers } from './vgg.js';

type Make = (size: NetworkSize) => ArchitectureSpec;

/** The networks that the study trained on its 27 hard classes: other activations of the hidden dense layers, and five more changes. */
export const modifiedNetworks: Readonly<Record<string, Make>> = {
  'cnn2-relu': (size) => as('cnn2-relu', 'CNN2, ReLU in the dense layers', cnn2(size, { activation: 'relu' })),
  'cnn3-relu': (size) => as('cnn3-relu', 'CNN3, ReLU in the dense layers', cnn3(size, { activation: 'relu' })),
  'inc3-relu': (size) => as('inc3-relu', 'INC3, ReLU in the dense layers', inc3(size, { activation: 'relu' })),
  'inc6-relu': (size) => as('inc6-relu', 'INC6, ReLU in the dense layers', inc6(size, { activation: 'relu' })),
  'cnn6-linear': (size) => as('cnn6-linear', 'CNN6, linear dense layers', cnn6(size, { activation: 'linear' })),
  'cnn6-bn': (size) => as('cnn6-bn', 'CNN6, batch normalisation added', cnn6(size, { batchNorm: true })),
  'cnn6-convdo': (size) =>
    as('cnn6-convdo', 'CNN6, dropout after the pools instead', cnn6(size, { dropoutOfMaps: 0.2, dropout: 0 })),
  'cnn-bn-mod': (size) =>
    as(
      'cnn-bn-mod',
      'CNN BN without batch normalisation, ReLU in the dense layer',
      cnnBn(size, { batchNorm: false, activation: 'relu' }),
    ),
  'vgg-mod': (size) =>
    architectureSchema.parse({
      ...described('vgg-mod', 'VGG, kernels of 20, other dense layers'),
      inputLength: size.inputLength,
      layers: vggLayers(size, {
        kernel: 20,
        dropoutOfMaps: 0,
        units: [2000, 500],
        hidden: { dropout: 0.3, activation: 'relu' },
      }),
    }),
  'resnet-mod': (size) =>
    as(
      'resnet-mod',
      'RESNET without batch normalisation, dense layers added',
      resnet(size, { batchNorm: false, units: [3100, 1200], hidden: { dropout: 0.5, activation: 'relu' } }),
    ),
};

function as(id: string, title: string, spec: ArchitectureSpec): ArchitectureSpec {
  return { ...spec, ...described(id, title) };
}

function described(id: string, title: string): { id: string; title: string; source: string } {
  return { id, title, source: `${BENCHMARK_SOURCE} Modification of the study for its 27 hard classes.` };
}
