import type { LayerInput } from '../../../contract/index.js';

/** A network of 24 points and two classes with all that a training has to remember: averages of batches, and chance. */
export const tinyLayers: LayerInput[] = [
  { type: 'conv1d', filters: 4, kernel: 5, bias: false },
  { type: 'batchNorm', momentum: 0.7 },
  { type: 'activation', activation: 'relu' },
  { type: 'maxPool', size: 2 },
  { type: 'dropout', rate: 0.2 },
  { type: 'flatten' },
  { type: 'dense', units: 2, activation: 'softmax' },
];
