import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';
import { ho2019 } from '../../architectures/published/ho2019.js';
import { slidesCnn } from '../../architectures/published/slidesCnn.js';
import type { E7Model } from './parameters.js';

export function networkOf(model: E7Model, inputLength: number, outputs: number): ArchitectureSpec {
  return model.kind === 'resnet'
    ? narrow(ho2019({ inputLength, outputs, strides: model.strides }), model.channels)
    : plain(model, inputLength, outputs);
}

/**
 * Ho's network with fewer channels. Its batch normalisation follows the published code (PyTorch: momentum 0.1, here 0.9; epsilon 1e-5), because
 * the slower one of Keras takes hundreds of steps to be of use for validation.
 */
function narrow(spec: ArchitectureSpec, filters: number): ArchitectureSpec {
  const one = (layer: LayerInput): LayerInput => {
    switch (layer.type) {
      case 'conv1d':
        return { ...layer, filters };
      case 'batchNorm':
        return { ...layer, momentum: 0.9, epsilon: 1e-5 };
      case 'residual':
        return {
          ...layer,
          main: layer.main.map((inner) => one(inner) as typeof inner),
          shortcut: (layer.shortcut ?? []).map((inner) => one(inner) as typeof inner),
        };
      default:
        return layer;
    }
  };
  return architectureSchema.parse({ ...spec, layers: spec.layers.map(one) });
}

function plain(
  { filters, kernels, pools }: Extract<E7Model, { kind: 'plain' }>,
  inputLength: number,
  outputs: number,
): ArchitectureSpec {
  const base = slidesCnn({ inputLength, outputs });
  const ends = base.layers.slice(base.layers.findIndex(({ type }) => type === 'flatten'));
  return architectureSchema.parse({
    ...base,
    layers: [
      ...kernels.flatMap((kernel, i): LayerInput[] => [
        { type: 'conv1d', filters, kernel, activation: 'relu' },
        ...(i < pools ? [{ type: 'maxPool' as const, size: 2 }] : []),
      ]),
      ...ends,
    ],
  });
}
