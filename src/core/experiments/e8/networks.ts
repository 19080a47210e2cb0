import { architectureSchema, type ArchitectureSpec, type LayerInput } from '../../../contract/index.js';
import { liu2017 } from '../../architectures/published/liu2017.js';
import { slidesCnn } from '../../architectures/published/slidesCnn.js';
import type { E8Case, E8Parameters } from './parameters.js';

export interface NetworkPair {
  without: ArchitectureSpec;
  withNormalisation: ArchitectureSpec;
}

/** The same network with and without batch normalisation. */
export function networkPair(
  network: E8Case['network'],
  size: { inputLength: number; outputs: number },
  { liuUnits, momentum }: Pick<E8Parameters, 'liuUnits' | 'momentum'>,
): NetworkPair {
  if (network === 'small') {
    const without = slidesCnn(size);
    return { without, withNormalisation: putIn(without, momentum) };
  }
  const published = liu2017(size);
  const withNormalisation = architectureSchema.parse({
    ...published,
    layers: published.layers.map((layer) => {
      if (layer.type === 'batchNorm') return { ...layer, momentum };
      return layer.type === 'dense' && layer.units === 2048 ? { ...layer, units: liuUnits } : layer;
    }),
  });
  return { without: takeOut(withNormalisation), withNormalisation };
}

/** Between each convolution and its activation. */
function putIn(spec: ArchitectureSpec, momentum: number): ArchitectureSpec {
  let number = 0;
  const layers = spec.layers.flatMap((layer): LayerInput[] => {
    if (layer.type !== 'conv1d') return [layer];
    number += 1;
    const { activation, slope, ...convolution } = layer;
    return [
      { ...convolution, name: `conv1d${number}` },
      { type: 'batchNorm', name: `norm${number}`, momentum },
      { type: 'activation', activation, slope },
    ];
  });
  return architectureSchema.parse({ ...spec, title: `${spec.title}, batch normalisation`, layers });
}

/** First weights then are Keras's usual ones: the published ones are so large that only a batch normalisation can bear them. */
function takeOut(spec: ArchitectureSpec): ArchitectureSpec {
  const layers = spec.layers
    .filter(({ type }) => type !== 'batchNorm')
    .map((layer): LayerInput =>
      layer.type === 'conv1d' || layer.type === 'dense' ? { ...layer, initialiser: 'glorotUniform' } : layer,
    );
  return architectureSchema.parse({ ...spec, title: `${spec.title}, no batch normalisation`, layers });
}
