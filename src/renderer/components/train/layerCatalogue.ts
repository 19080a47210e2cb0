import {
  activationNames,
  layerSchema,
  type ActivationName,
  type Layer,
  type LayerInput,
} from '../../../contract/index.js';

export interface LayerField {
  key: string;
  label: string;
  type: 'whole' | 'share' | 'activation' | 'padding';
}

export const LAYER_WORDS: Readonly<Record<Layer['type'], string>> = {
  conv1d: 'Convolution',
  dense: 'Dense',
  batchNorm: 'Batch normalisation',
  activation: 'Activation',
  maxPool: 'Max pooling',
  avgPool: 'Mean pooling',
  globalAveragePool: 'Global average pooling',
  globalMaxPool: 'Global max pooling',
  flatten: 'Flatten',
  dropout: 'Dropout',
  residual: 'Residual block',
  concat: 'Inception block',
};

/** What a row of the layer table lets a person set; residual and inception blocks come from a published network as they are. */
export const LAYER_FIELDS: Readonly<Record<Layer['type'], readonly LayerField[]>> = {
  conv1d: [
    { key: 'filters', label: 'filters', type: 'whole' },
    { key: 'kernel', label: 'kernel', type: 'whole' },
    { key: 'stride', label: 'stride', type: 'whole' },
    { key: 'padding', label: 'padding', type: 'padding' },
    { key: 'activation', label: 'activation', type: 'activation' },
  ],
  dense: [
    { key: 'units', label: 'units', type: 'whole' },
    { key: 'activation', label: 'activation', type: 'activation' },
  ],
  batchNorm: [],
  activation: [{ key: 'activation', label: 'activation', type: 'activation' }],
  maxPool: [
    { key: 'size', label: 'size', type: 'whole' },
    { key: 'stride', label: 'stride', type: 'whole' },
  ],
  avgPool: [
    { key: 'size', label: 'size', type: 'whole' },
    { key: 'stride', label: 'stride', type: 'whole' },
  ],
  globalAveragePool: [],
  globalMaxPool: [],
  flatten: [],
  dropout: [{ key: 'rate', label: 'rate', type: 'share' }],
  residual: [],
  concat: [],
};

const NEW_LAYERS: readonly LayerInput[] = [
  { type: 'conv1d', filters: 16, kernel: 15, activation: 'relu' },
  { type: 'maxPool', size: 2 },
  { type: 'avgPool', size: 2 },
  { type: 'batchNorm' },
  { type: 'activation', activation: 'relu' },
  { type: 'dropout', rate: 0.2 },
  { type: 'flatten' },
  { type: 'globalAveragePool' },
  { type: 'globalMaxPool' },
  { type: 'dense', units: 50, activation: 'relu' },
];

export const addableLayers = NEW_LAYERS.map((layer) => ({ key: layer.type, label: LAYER_WORDS[layer.type] }));

/** A layer of this type as it is added. */
export function newLayer(type: string): Layer {
  return layerSchema.parse(NEW_LAYERS.find((layer) => layer.type === type) ?? NEW_LAYERS[0]);
}

export const activationOptions = activationNames.map((value: ActivationName) => ({
  label: value === 'linear' ? 'none' : value,
  value,
}));

/** The network on spectra of another length or with another number of classes: input and last dense layer follow. */
export function fitNetwork<Spec extends { inputLength: number; layers: Layer[] }>(
  spec: Spec,
  inputLength: number,
  outputs: number,
): Spec {
  const last = spec.layers.map((layer) => layer.type).lastIndexOf('dense');
  const layers = spec.layers.map((layer, i) =>
    i === last && layer.type === 'dense' && layer.activation === 'softmax' ? { ...layer, units: outputs } : layer,
  );
  return { ...spec, inputLength, layers };
}
