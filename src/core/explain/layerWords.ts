import type { ActivationName, Layer } from '../../contract/data/architecture.js';
import type { PlannedLayer } from '../architectures/planNetwork.js';

export interface LayerWords {
  /** E.g. `conv 1`. */
  label: string;
  /** E.g. `1300 × 16 · k 21 · ReLU`. */
  shape: string;
}

const ACTIVATIONS: Record<ActivationName, string> = {
  linear: 'linear',
  relu: 'ReLU',
  leakyRelu: 'LeakyReLU',
  elu: 'ELU',
  gelu: 'GELU',
  tanh: 'tanh',
  sigmoid: 'sigmoid',
  softmax: 'softmax',
};

/** What people call the layers of a network, and their sizes. Convolutions and what occurs more than once are numbered. */
export function layerWords(plan: readonly PlannedLayer[]): LayerWords[] {
  const kinds = plan.map((planned, index) => kindOf(planned, index === plan.length - 1));
  const seen = new Map<string, number>();
  return plan.map((planned, index) => {
    const kind = kinds[index] ?? '';
    const number = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, number);
    const numbered = kind === 'conv' || kinds.filter((other) => other === kind).length > 1;
    return { label: numbered ? `${kind} ${number}` : kind, shape: shapeOf(planned, index === plan.length - 1) };
  });
}

function kindOf({ layer }: PlannedLayer, last: boolean): string {
  switch (layer.type) {
    case 'conv1d':
      return 'conv';
    case 'dense':
      return last && layer.activation === 'softmax' ? 'softmax' : 'dense';
    case 'batchNorm':
      return 'batch norm';
    case 'activation':
      return ACTIVATIONS[layer.activation];
    case 'maxPool':
      return 'max pool';
    case 'avgPool':
      return 'average pool';
    case 'globalAveragePool':
      return 'global average pool';
    case 'globalMaxPool':
      return 'global max pool';
    case 'flatten':
      return 'flatten';
    case 'dropout':
      return 'dropout';
    case 'residual':
      return 'residual block';
    case 'concat':
      return 'inception block';
  }
}

function shapeOf({ layer, output }: PlannedLayer, last: boolean): string {
  const classes = last && layer.type === 'dense' && layer.activation === 'softmax';
  const size =
    output.kind === 'map' ? `${output.length} × ${output.channels}` : `${output.units}${classes ? ' classes' : ''}`;
  return [size, ...details(layer), ...(classes ? [] : activationOf(layer))].join(' · ');
}

function details(layer: Layer): string[] {
  switch (layer.type) {
    case 'conv1d':
      return [`k ${layer.kernel}`, ...(layer.stride > 1 ? [`stride ${layer.stride}`] : [])];
    case 'maxPool':
    case 'avgPool': {
      const stride = layer.stride ?? layer.size;
      return [`pool ${layer.size}`, ...(stride === layer.size ? [] : [`stride ${stride}`])];
    }
    case 'dropout':
      return [`rate ${layer.rate}`];
    case 'residual':
      return [`${layer.main.length} layers`];
    case 'concat':
      return [`${layer.branches.length} ways`];
    default:
      return [];
  }
}

function activationOf(layer: Layer): string[] {
  if (layer.type !== 'conv1d' && layer.type !== 'dense' && layer.type !== 'residual') return [];
  return layer.activation === 'linear' ? [] : [ACTIVATIONS[layer.activation]];
}
